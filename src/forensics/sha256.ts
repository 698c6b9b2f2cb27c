const primes: number[] = [];
for (let number = 2; primes.length < 64; number++) if (primes.every((prime) => number % prime)) primes.push(number);

// The round constants of SHA-256: 32 bits of the cube roots of the first primes, behind the point (FIPS 180-4 §4.2.2); written out they are
// what no packing makes smaller. The library's hash is not used for the search: thousands of short messages, many with a shared
// beginning, have to be hashed within a few milliseconds, the first time too.
const K = Uint32Array.from(primes, (prime) => Math.cbrt(prime) * 2 ** 32);
/** The state before the first block (FIPS 180-4 §5.3.3). */
export const START = Int32Array.of(0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19);

const words = new Int32Array(64);
const state = new Int32Array(8);

/** SHA-256 of a message (FIPS 180-4), quick for short ones. */
export function sha256(message: Uint8Array): Uint8Array {
  state.set(START);
  const whole = message.length - (message.length % 64);
  for (let at = 0; at < whole; at += 64) absorb(state, message, at);
  finish(state, message, whole, message.length, message.length);
  const digest = new Uint8Array(32);
  for (let at = 0; at < 32; at++) digest[at] = state[at >> 2]! >> (24 - 8 * (at & 3));
  return digest;
}

/** HMAC-SHA256 (RFC 2104). */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  const short = key.length > 64 ? sha256(key) : key;
  const inner = new Uint8Array(64 + message.length);
  const outer = new Uint8Array(96);
  for (let at = 0; at < 64; at++) {
    inner[at] = (short[at] ?? 0) ^ 0x36;
    outer[at] = (short[at] ?? 0) ^ 0x5c;
  }
  inner.set(message, 64);
  outer.set(sha256(inner), 64);
  return sha256(outer);
}

/** The big-endian 32-bit word at a byte position. */
export function word(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
}

/** Takes the 64 bytes from a position into the state. */
export function absorb(state: Int32Array, message: Uint8Array, from: number): void {
  for (let at = 0; at < 16; at++) words[at] = word(message, from + 4 * at);
  compress(state);
}

/** Takes the last bytes, fewer than 64, and the padding of a message of `length` bytes into the state. */
export function finish(state: Int32Array, message: Uint8Array, from: number, end: number, length: number): void {
  for (let at = 0; at < 16; at++) words[at] = 0;
  for (let at = from; at < end; at++) words[(at - from) >> 2]! |= message[at]! << (24 - 8 * ((at - from) & 3));
  words[(end - from) >> 2]! |= 0x80 << (24 - 8 * ((end - from) & 3));
  if (end - from >= 56) {
    compress(state);
    for (let at = 0; at < 16; at++) words[at] = 0;
  }
  words[15] = length * 8;
  compress(state);
}

function compress(state: Int32Array): void {
  for (let at = 16; at < 64; at++) {
    const early = words[at - 15]!;
    const late = words[at - 2]!;
    const s0 = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3);
    const s1 = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10);
    words[at] = (words[at - 16]! + s0 + words[at - 7]! + s1) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let at = 0; at < 64; at++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[at]! + words[at]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = (state[0]! + a) | 0;
  state[1] = (state[1]! + b) | 0;
  state[2] = (state[2]! + c) | 0;
  state[3] = (state[3]! + d) | 0;
  state[4] = (state[4]! + e) | 0;
  state[5] = (state[5]! + f) | 0;
  state[6] = (state[6]! + g) | 0;
  state[7] = (state[7]! + h) | 0;
}
