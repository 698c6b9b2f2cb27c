const base = 0x01000193;

/** Tells in constant time that a stretch of a text differs from another text; what it takes for equal has still to be compared. */
export interface PrefixHashes {
  /** The hash of `length` characters from `start` on. */
  of(start: number, length: number): number;
}

export function prefixHashes(text: string): PrefixHashes {
  const hashes = new Int32Array(text.length + 1);
  for (let at = 0; at < text.length; at++) hashes[at + 1] = Math.imul(hashes[at]!, base) + text.charCodeAt(at);
  return { of: (start, length) => (hashes[start + length]! - Math.imul(hashes[start]!, power(length))) | 0 };
}

/** The base to that power, of 32 bits. */
function power(exponent: number): number {
  let result = 1;
  for (let left = exponent, square = base; left > 0; left >>>= 1, square = Math.imul(square, square))
    if (left & 1) result = Math.imul(result, square);
  return result;
}
