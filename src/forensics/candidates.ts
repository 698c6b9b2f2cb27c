import { base64url } from '../oauth/pkce.ts';
import { type Distortion, distortions } from './distortions.ts';
import { fromBase64, sameBytes } from './encodings.ts';
import type { Move } from './explanation.ts';
import { beheaded, lossyCandidates } from './lossy.ts';
import { textChanges } from './text-changes.ts';
import { forms } from './texts.ts';

/** A way in which the observed challenge may have been made of a digest. */
export interface Candidate {
  /** The wrong steps from digest to challenge, in the order in which they happened; none for plain base64url. */
  moves: Move[];
  /** Whether a digest of so many bytes can have given the challenge. */
  takes: (size: number) => boolean;
  /** Whether this digest may have given the challenge; rebuilding has the last word. */
  fits: (digest: Uint8Array) => boolean;
  /** A digest of any greater length fits too. */
  cut?: true;
  /** Bits of a digest that the challenge still holds. */
  bits: number;
  /** The digest itself, where the challenge determines it. */
  digest?: Uint8Array;
}

/** A text that the challenge may have been before the changes that follow. */
export interface TextState {
  text: string;
  moves: Move[];
}

const MOST_STATES = 150;

/** Every text from which at most `depth` wrong changes lead to the challenge, the challenge itself first. */
export function textStates(challenge: string, depth: number): TextState[] {
  const states: TextState[] = [{ text: challenge, moves: [] }];
  for (let at = 0; at < states.length && states.length < MOST_STATES; at++) {
    const { text, moves } = states[at]!;
    if (moves.length >= depth) break;
    for (const change of textChanges) {
      const before = change.undo?.(text);
      if (before === undefined || before === '' || before === text || change.apply(before) !== text) continue;
      states.push({ text: before, moves: [asMove('text', change), ...moves] });
    }
  }
  return states;
}

/** Everything that at most `depth` wrong steps between digest and challenge can have been, the fewest steps first. */
export function candidatesOf(states: TextState[], depth: number): Candidate[] {
  const found: Candidate[] = [];
  for (const { text, moves } of states) {
    const lossy = lossyCandidates(text, moves);
    found.push(...lossy, ...beheaded(text, moves), ...lossy.flatMap((candidate) => damagedBefore(candidate, text)));
    for (const { digest, form } of decodings(text)) {
      const after = [...form, ...moves];
      found.push(exact(digest, after), ...cut(digest, after), ...distorted(digest, after));
    }
  }
  return found.filter(({ moves }) => moves.length <= depth).sort((one, other) => one.moves.length - other.moves.length);
}

function decodings(text: string): { digest: Uint8Array; form: Move[] }[] {
  const plain = fromBase64(text);
  const found = plain && base64url(plain) === text ? [{ digest: plain, form: [] as Move[] }] : [];
  for (const form of forms) {
    const digest = form.decode?.(text);
    if (digest && digest.length > 0 && form.encode(digest) === text) found.push({ digest, form: [asMove('text', form)] });
  }
  return found;
}

function exact(digest: Uint8Array, moves: Move[]): Candidate {
  const bits = Math.min(256, 8 * digest.length);
  return { moves, digest, bits, takes: (size) => size === digest.length, fits: (other) => sameBytes(digest, other) };
}

function cut(digest: Uint8Array, moves: Move[]): Candidate[] {
  const { length } = digest;
  if (length < 4 || length >= 64) return [];
  const move: Move = { id: `cf-truncated-digest-${length}`, family: 'distortion' };
  const fits = (other: Uint8Array) => other.length > length && digest.every((byte, at) => byte === other[at]);
  return [{ moves: [move, ...moves], bits: Math.min(256, 8 * length), takes: (size) => size > length, fits, cut: true }];
}

const CUTS: Distortion[] = [16, 20, 24, 28].map((length) => ({
  id: `cf-truncated-digest-${length}`,
  begins: () => true,
  apply: (digest) => digest.slice(0, length),
}));

// Where the text lost something too, the damage to the bytes cannot be taken back: every digest has to be damaged and compared.
function damagedBefore(lossy: Candidate, text: string): Candidate[] {
  const start = lossy.cut ? fromBase64(text.slice(0, text.length - (text.length % 4))) : undefined;
  const damages = lossy.cut ? distortions.filter(({ begins }) => start && begins(start)) : [...distortions, ...CUTS];
  return damages.map((distortion) => ({
    ...lossy,
    moves: [asMove('distortion', distortion), ...lossy.moves],
    takes: (size) => !distortion.sameLength || lossy.takes(size),
    fits: (digest) => lossy.fits(distortion.apply(digest)),
  }));
}

function distorted(damaged: Uint8Array, moves: Move[]): Candidate[] {
  const found: Candidate[] = [];
  for (const distortion of distortions) {
    const after = [asMove('distortion', distortion), ...moves];
    const digest = distortion.undo?.(damaged);
    if (digest) found.push(exact(digest, after));
    if (!distortion.fits?.(damaged)) continue;
    found.push({
      moves: after,
      bits: Math.min(256, distortion.bits?.(damaged) ?? 0),
      takes: (size) => (distortion.sameLength ? size === damaged.length : size <= damaged.length),
      fits: (other) => sameBytes(distortion.apply(other), damaged),
    });
  }
  return found;
}

/** What a construction is called among the steps of an explanation. */
export function asMove(family: Move['family'], { id, detail }: { id: string; detail?: string }): Move {
  return detail === undefined ? { id, family } : { id, family, detail };
}
