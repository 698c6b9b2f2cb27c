import { type Channel, idTokensOf, type ReadableIdToken } from '../flow/id-tokens.ts';
import type { BlindSpot } from '../http/exchange.ts';
import type { Outcome, Verdict } from './define-rule.ts';

interface Answers {
  notApplicable(): Outcome;
  inconclusive(because: BlindSpot): Verdict;
  together(verdicts: readonly Outcome[]): Verdict;
}

/** Judges every ID token that came by these channels and could be read; one that is encrypted or was hidden leaves the question open. */
export function judgeIdTokens(
  flow: Parameters<typeof idTokensOf>[0],
  conclude: Answers,
  channels: readonly Channel[],
  judge: (token: ReadableIdToken) => Outcome,
): Outcome {
  const { tokens, hidden } = idTokensOf(flow, channels);
  const outcomes = tokens.map((token) => {
    if (token.read.readable) return judge({ ...token, jwt: token.read.jwt });
    // What is no JWT is the business of id-token-malformed.
    return token.read.because === 'encrypted' ? conclude.inconclusive('encrypted') : conclude.notApplicable();
  });
  const judged = outcomes.filter(({ verdict }) => verdict !== 'not-applicable');
  if (judged.length) return conclude.together(judged);
  return hidden[0] === undefined || tokens.length ? conclude.notApplicable() : conclude.inconclusive(hidden[0]);
}
