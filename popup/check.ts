import { explainChallengeAlone } from '../src/forensics/challenge-alone.ts';
import { explain } from '../src/forensics/explain.ts';
import type { Explanation } from '../src/forensics/explanation.ts';
import { type ShapeProblem, shapeOfChallenge, shapeOfVerifier } from '../src/forensics/shape.ts';
import { s256 } from '../src/oauth/pkce.ts';

/** What can be said of a value by itself. */
export interface ShapeReport {
  length: number;
  problems: ShapeProblem[];
  /** Where the value is printed, if it is one that everybody knows. */
  known?: string;
  /** Signs that it can be guessed. */
  weak: string[];
}

export interface Check {
  verifier?: ShapeReport;
  challenge?: ShapeReport;
  /** S256 of the verifier. */
  derived?: string;
  /** Whether the two belong together; undefined while one is missing. */
  match?: boolean;
  /** How the challenge came about, the fewest steps first; of the challenge alone while there is no verifier. */
  explanations: Explanation[];
}

/** Recomputes the challenge (RFC 7636 §4.2) and says what is wrong with either value. Synchronous and quick enough for every key. */
export function check(verifier: string, challenge: string): Check {
  const pair = verifier !== '' && challenge !== '';
  const derived = verifier === '' ? undefined : s256(verifier);
  const match = pair ? derived === challenge : undefined;
  return {
    ...(verifier !== '' && { verifier: ofVerifier(verifier) }),
    ...(challenge !== '' && { challenge: ofChallenge(challenge) }),
    ...(derived !== undefined && { derived }),
    ...(match !== undefined && { match }),
    explanations: pair ? (match ? [] : explain(verifier, challenge)) : challenge === '' ? [] : explainChallengeAlone(challenge),
  };
}

function ofVerifier(value: string): ShapeReport {
  const { length, problems, example, lowEntropy } = shapeOfVerifier(value);
  return { length, problems, weak: lowEntropy, ...(example !== undefined && { known: example }) };
}

function ofChallenge(value: string): ShapeReport {
  const { length, problems, constant } = shapeOfChallenge(value);
  return { length, problems, weak: [], ...(constant !== undefined && { known: constant }) };
}

/** A new verifier of 32 random bytes (RFC 7636 §4.1) and its challenge. */
export function makePair(): { verifier: string; challenge: string } {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const verifier = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
  return { verifier, challenge: s256(verifier) };
}
