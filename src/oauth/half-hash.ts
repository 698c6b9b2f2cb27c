import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64url } from './pkce.ts';

/** Makes `at_hash`, `c_hash` or `s_hash` of a value: the left half of its hash, base64url (OpenID Connect Core §3.1.3.6). */
export type HalfHash = (value: string) => string;

const half =
  (hash: (bytes: Uint8Array) => Uint8Array): HalfHash =>
  (value) => {
    const digest = hash(utf8ToBytes(value));
    return base64url(digest.subarray(0, digest.length / 2));
  };
const halves = { '256': half(sha256), '384': half(sha384), '512': half(sha512) };

/** The half hash that goes with a signature algorithm; undefined for one whose hash is not known. For EdDSA it is SHA-512 by convention. */
export function halfHashFor(alg: unknown): HalfHash | undefined {
  if (alg === 'EdDSA' || alg === 'Ed25519') return halves['512'];
  const size = typeof alg === 'string' ? /^(?:RS|PS|ES|HS)(256|384|512)$/.exec(alg)?.[1] : undefined;
  return size === undefined ? undefined : halves[size as keyof typeof halves];
}

export type HashSlip = 'whole' | 'other-algorithm';

/** How a wrong half hash was made of the value, where that can be told: not cut in half, or by the hash of another algorithm. */
export function hashSlip(value: string, found: string): HashSlip | undefined {
  if (base64url(sha256(utf8ToBytes(value))) === found) return 'whole';
  return Object.values(halves).some((hash) => hash(value) === found) ? 'other-algorithm' : undefined;
}
