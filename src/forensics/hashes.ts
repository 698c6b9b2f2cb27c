import { blake2s } from '@noble/hashes/blake2.js';
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha384, sha512, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_256 } from '@noble/hashes/sha3.js';
import { base64url } from '../oauth/pkce.ts';
import { toHex, utf8 } from './encodings.ts';
import type { Session } from './explanation.ts';
import { hmacSha256, sha256 } from './sha256.ts';

/** What was done in the place of one SHA-256. */
export interface Hash {
  id: string;
  /** Bytes of its result; 0 where that is as long as the message. */
  size: number;
  digest: (message: Uint8Array, session: Session) => Uint8Array | undefined;
}

const NOTHING = new Uint8Array();

/** Every wrong hash whose result is bytes. */
export const hashes: readonly Hash[] = [
  { id: 'cf-md5', size: 16, digest: (message) => md5(message) },
  { id: 'cf-sha1', size: 20, digest: (message) => sha1(message) },
  { id: 'cf-ripemd160', size: 20, digest: (message) => ripemd160(message) },
  { id: 'cf-sha224', size: 28, digest: (message) => sha224(message) },
  { id: 'cf-sha384', size: 48, digest: (message) => sha384(message) },
  { id: 'cf-sha512', size: 64, digest: (message) => sha512(message) },
  { id: 'cf-sha512-256', size: 32, digest: (message) => sha512_256(message) },
  { id: 'cf-sha3-256', size: 32, digest: (message) => sha3_256(message) },
  { id: 'cf-blake2s', size: 32, digest: (message) => blake2s(message) },
  { id: 'cf-double-sha256', size: 32, digest: (message) => sha256(sha256(message)) },
  { id: 'cf-sha256-of-hex', size: 32, digest: (message) => sha256(utf8(toHex(sha256(message)))) },
  { id: 'cf-s256-twice', size: 32, digest: (message) => sha256(utf8(base64url(sha256(message)))) },
  { id: 'cf-hmac-empty-key', size: 32, digest: (message) => hmacSha256(NOTHING, message) },
  { id: 'cf-hmac-verifier-as-key', size: 32, digest: (message) => hmacSha256(message, NOTHING) },
  { id: 'cf-hmac-self', size: 32, digest: (message) => hmacSha256(message, message) },
  {
    id: 'cf-hmac-client-id',
    size: 32,
    digest: (message, session) => (session.clientId ? hmacSha256(utf8(session.clientId), message) : undefined),
  },
  { id: 'cf-b64url-of-verifier', size: 0, digest: (message) => message },
];

/** Constructions without a hash whose result is already the text of the challenge. */
export const unhashed: readonly { id: string; text: (message: Uint8Array, verifier: string) => string }[] = [
  { id: 'cf-plain-declared-s256', text: (_, verifier) => verifier },
  { id: 'cf-hex-of-verifier', text: (message) => toHex(message) },
];
