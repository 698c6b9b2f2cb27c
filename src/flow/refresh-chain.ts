import { proofThumbprint } from '../oauth/jwk-thumbprint.ts';
import { readHeader, textOf } from '../oauth/message.ts';
import type { TokenExchange } from './flow.ts';

/** What went before a refresh with the same refresh token (RFC 6749 §6). */
export interface RefreshPast {
  /** The refresh in which the server replaced the token by another one, whether or not the page could read that. */
  replacement?: TokenExchange;
  /** A refresh with it that went well, with an answer that was not seen: it may have replaced the token. */
  spent?: TokenExchange;
  /** A refresh whose answer never came to the recorder: whether it replaced the token cannot be told. */
  lost?: TokenExchange;
  /** A refresh that was still under way when this one was sent. */
  rival?: TokenExchange;
  /** The exchange whose answer brought the token. */
  origin?: TokenExchange;
}

/** The past of every refresh. Linear in their number. */
export function refreshPasts(tokens: readonly TokenExchange[], refreshes: readonly TokenExchange[]): Map<TokenExchange, RefreshPast> {
  const pasts = new Map<TokenExchange, RefreshPast>();
  const byToken = new Map<string, RefreshPast>();
  const knownOf = (token: string) => byToken.get(token) ?? byToken.set(token, {}).get(token)!;
  const isRefresh = new Set(refreshes);
  for (const exchange of [...tokens, ...refreshes].sort((a, b) => a.request.at - b.request.at)) {
    const token = isRefresh.has(exchange) ? textOf(exchange.request, 'refresh_token') : undefined;
    const next = textOf(exchange.response, 'refresh_token');
    if (token !== undefined) {
      const known = knownOf(token);
      pasts.set(exchange, before(known, exchange));
      if (next !== undefined && next !== token && ends(known.replacement) > ends(exchange)) known.replacement = exchange;
      if (exchange.outcome === 'issued' && exchange.response?.body.observed === false) known.spent ??= exchange;
      if (exchange.outcome === 'failed' || exchange.outcome === 'unanswered') known.lost ??= exchange;
      if (!known.rival || ends(known.rival) < ends(exchange)) known.rival = exchange;
    }
    if (next !== undefined) knownOf(next).origin = exchange;
  }
  return pasts;
}

/** When an exchange was over; no exchange is never over. */
const ends = (exchange: TokenExchange | undefined) => exchange?.request.endedAt ?? Number.POSITIVE_INFINITY;

function before({ replacement, spent, lost, rival, origin }: RefreshPast, { request }: TokenExchange): RefreshPast {
  return {
    ...(replacement && ends(replacement) <= request.at && { replacement }),
    ...(spent && ends(spent) <= request.at && { spent }),
    ...(lost && lost.request.at < request.at && { lost }),
    ...(rival && ends(rival) > request.at && { rival }),
    ...(origin && { origin }),
  };
}

/** The thumbprint of the key in an exchange's DPoP proof: `none` where it had no proof, undefined where that cannot be seen or read. */
export function keyOf({ request }: TokenExchange): string | 'none' | undefined {
  const proof = readHeader(request, 'dpop');
  if (proof.state === 'absent') return 'none';
  return proof.state === 'present' ? proofThumbprint(proof.value) : undefined;
}
