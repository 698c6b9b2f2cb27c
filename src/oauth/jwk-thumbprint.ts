import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { readJwt } from './jwt.ts';
import { base64url } from './pkce.ts';

const required: Readonly<Record<string, readonly string[]>> = {
  EC: ['crv', 'kty', 'x', 'y'],
  RSA: ['e', 'kty', 'n'],
  OKP: ['crv', 'kty', 'x'],
  oct: ['k', 'kty'],
};

/** The SHA-256 thumbprint of a JWK, base64url (RFC 7638 §3); undefined when a required member is missing. */
export function jwkThumbprint(jwk: unknown): string | undefined {
  if (typeof jwk !== 'object' || jwk === null) return undefined;
  const members = jwk as Record<string, unknown>;
  const names = typeof members.kty === 'string' && Object.hasOwn(required, members.kty) ? required[members.kty]! : undefined;
  if (!names?.every((name) => typeof members[name] === 'string')) return undefined;
  const canonical = JSON.stringify(Object.fromEntries(names.map((name) => [name, members[name]])));
  return base64url(sha256(utf8ToBytes(canonical)));
}

/** The thumbprint of the key in a DPoP proof's header (RFC 9449 §4.2). */
export function proofThumbprint(proof: string): string | undefined {
  const read = readJwt(proof);
  return read.readable ? jwkThumbprint(read.jwt.header.jwk) : undefined;
}
