import type { Exchange, Signatures } from '../http/exchange.ts';
import type { Redacted } from './redacted.ts';
import type { Replace } from './replace.ts';

/** What was found of the signatures, by the tokens as they stand in the redacted recording. */
export const scrubbed = (signatures: Signatures, scrub: Replace): Signatures =>
  Object.fromEntries(Object.entries(signatures).map(([token, result]) => [scrub(token), result]));

/** Whoever gets the copy cannot check a signature that was replaced: each exchange says what was found of those in it. */
export function withSignatures(exchanges: Redacted<Exchange[]>, signatures: Signatures = {}): Redacted<Exchange[]> {
  const found = Object.entries(signatures).filter(([, result]) => result !== 'unsupported');
  if (!found.length) return exchanges;
  return exchanges.map((exchange) => {
    const own = found.filter(([token]) => textsOf(exchange).some((text) => text.includes(token)));
    return own.length ? { ...exchange, signatures: { ...exchange.signatures, ...Object.fromEntries(own) } } : exchange;
  }) as Redacted<Exchange[]>;
}

/** Where what is signed stands: DPoP proofs in a header field of the request, ID tokens in an answer. */
const textsOf = ({ request, response }: Exchange): string[] => [
  ...request.headers.map(({ value }) => value),
  ...(response.observed && response.value.body.observed ? [response.value.body.value] : []),
];
