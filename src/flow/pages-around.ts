import type { Exchange } from '../http/exchange.ts';
import type { Undecided } from './correlate.ts';
import { correlate } from './correlate.ts';

/**
 * Adds the pages around a sign-in whose code nobody was seen to redeem: the one that began it, and the one to which the browser went on.
 * They look like no message of OAuth, so a scan passes over them; `whole` reads all of the recording, and is called only where it may help.
 */
export async function withPagesAround(exchanges: Exchange[], whole: () => Promise<readonly Exchange[]>): Promise<Exchange[]> {
  if (!correlate(exchanges).some(isLeftOpen)) return exchanges;
  const all = await whole();
  const known = new Set(exchanges.map(({ id }) => id));
  const joined = new Set(correlate(all).flatMap(({ timeline }) => timeline.map(({ exchange }) => exchange)));
  const added = all.filter(({ id }) => joined.has(id) && !known.has(id));
  return [...exchanges, ...added].sort((a, b) => a.from.position - b.from.position);
}

/** A code came back, and no answer to a token request. */
const isLeftOpen = ({ messages, tokenExchanges }: Undecided): boolean =>
  messages.authorizationResponse !== undefined && !tokenExchanges.some(({ response }) => response?.status);
