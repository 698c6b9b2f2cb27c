import { candidatesOf, textStates } from './candidates.ts';
import { fromBase64, fromHex, printable } from './encodings.ts';
import { canBeS256 } from './explain.ts';
import type { Explanation, Move } from './explanation.ts';
import { hashes } from './hashes.ts';
import { literalInputs } from './inputs.ts';
import { searchConstants } from './search.ts';
import { explanationOf } from './words.ts';

/** Bits by which a form shows itself, where it is short of certain; 0 where nothing in the text speaks for it. */
const SHOWN_BITS: Readonly<Record<string, number>> = {
  'cf-beheaded-text-N': 0,
  'cf-alphabet-swapped': 0,
  'cf-word-endian': 0,
  'cf-specials-deleted': 0,
  'cf-urltokenencode': 8,
  'cf-pad-to-minus': 8,
  'cf-pad-to-underscore': 8,
  'cf-lowercased': 32,
  'cf-uppercased': 32,
  'cf-ascii-7bit': 32,
  'cf-ascii-question-mark': 48,
  'cf-base32': 52,
  'cf-double-b64url': 60,
  'cf-hex-leading-zeros-lost': 60,
};

const MOST_STEPS = 2;
const LONGEST = 1024;
const FROM_LENGTH = 16;

/**
 * What the text of a challenge shows without a verifier: a constant, a wrong text form of 32 bytes, or the length of another hash
 * (a hint). The fewest steps first, proofs before hints; none where the challenge looks right or like nothing known.
 */
export function explainChallengeAlone(challenge: string): Explanation[] {
  if (challenge === '' || challenge.length > LONGEST) return [];
  const constants = searchConstants(challenge, literalInputs());
  if (constants.length > 0) return constants.map(({ moves, bits }) => explanationOf(moves, bits));
  const found: { moves: Move[]; bits: number }[] = [];
  for (const { moves, digest, takes, cut } of candidatesOf(textStates(challenge, MOST_STEPS), MOST_STEPS)) {
    const bits = shownBits(moves);
    const cutHex = moves[0]?.id === 'cf-truncated-hex-43';
    if ((cut && !cutHex) || bits === 0) continue;
    if (takes(32) && moves.length > 0) found.push({ moves, bits });
    else if (digest) for (const id of hashesOf(digest.length)) found.push({ moves: [{ id, family: 'hash' }, ...moves], bits: FROM_LENGTH });
  }
  found.push(...unhashed(challenge));
  if (found.length === 0 && /^[A-Za-z0-9._~-]{43}$/.test(challenge) && !canBeS256(challenge)) {
    found.push({ moves: [{ id: 'cf-plain-declared-s256', family: 'hash' }], bits: 2 });
  }
  const proofs = found.filter(({ bits }) => bits >= 64);
  const kept = proofs.length > 0 ? proofs : found;
  const fewest = Math.min(...kept.map(({ moves }) => moves.length));
  return kept.filter(({ moves }) => moves.length === fewest).map(({ moves, bits }) => explanationOf(moves, bits));
}

function shownBits(moves: Move[]): number {
  return Math.min(256, ...moves.map(({ id }) => SHOWN_BITS[id.replace(/\d+$/, 'N')] ?? SHOWN_BITS[id] ?? 256));
}

function hashesOf(size: number): string[] {
  return size === 32 ? [] : hashes.filter((hash) => hash.size === size).map(({ id }) => id);
}

// A text that decodes to what may be a verifier; where that may also be a challenge, either was encoded.
function unhashed(challenge: string): { moves: Move[]; bits: number }[] {
  const found: { moves: Move[]; bits: number }[] = [];
  for (const [id, bytes] of [
    ['cf-hex-of-verifier', fromHex(challenge)] as const,
    ['cf-b64url-of-verifier', fromBase64(challenge)] as const,
  ]) {
    const text = bytes && printable(bytes);
    if (text !== undefined && /^[A-Za-z0-9._~-]{43,128}$/.test(text) && !/^[0-9a-fA-F]{64}$/.test(text)) {
      found.push({ moves: [{ id, family: 'hash' }], bits: canBeS256(text) ? 60 : 256 });
    }
  }
  return found;
}
