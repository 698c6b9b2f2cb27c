import { sha256 } from '@noble/hashes/sha2.js';
import { toBase64url, utf8 } from './encodings.ts';

/** The S256 code challenge of a verifier, base64url without padding (RFC 7636 §4.2). Lone surrogates count as U+FFFD. */
export function s256(verifier: string): string {
  return toBase64url(sha256(utf8(verifier)));
}
