import { absorb, finish, START, word } from './sha256.ts';

/** A contiguous part of a byte string. */
export interface Slice {
  start: number;
  end: number;
}

/**
 * The slices of a message whose SHA-256 is one of the wanted 32-byte digests. All slices of at least `shortest` bytes are tried in a
 * message of up to 256 bytes; of a longer one only beginnings and ends, so that the time stays linear.
 */
export function slicesWithDigest(message: Uint8Array, wanted: Uint8Array[], shortest: number): Slice[] {
  const firstWords = wanted.map((digest) => word(digest, 0));
  const found: Slice[] = [];
  const state = new Int32Array(8);
  const shared = new Int32Array(8);
  const small = message.length <= 256;
  const starts = small ? message.length - shortest : Math.min(message.length - shortest, 256);
  for (let start = 0; start <= starts; start++) {
    shared.set(START);
    let hashed = start;
    const first = small || start === 0 ? start + shortest : message.length;
    const last = small || start > 0 ? message.length : Math.min(message.length, 256);
    for (let end = first; end <= last; end++) {
      while (end - hashed >= 64) {
        absorb(shared, message, hashed);
        hashed += 64;
      }
      state.set(shared);
      finish(state, message, hashed, end, end - start);
      const hit = firstWords.indexOf(state[0]!);
      if (hit >= 0 && wanted.some((digest) => state.every((value, at) => value === word(digest, 4 * at)))) found.push({ start, end });
    }
  }
  return found;
}
