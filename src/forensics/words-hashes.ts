import type { Words } from './words.ts';

const SHA256 = 'Use SHA-256; S256 knows no other hash.';
const ONCE = 'Hash once, and encode the bytes of that one digest.';
const NO_KEY = 'Use the plain SHA-256, not an HMAC: the challenge has no key.';
const HASH = 'Take the SHA-256 of the verifier before the encoding.';

/** Words for the wrong or missing hash. */
export const hashWords: Readonly<Record<string, Words>> = {
  'cf-plain-declared-s256': [
    'the verifier itself was sent as the challenge, without a hash, while `code_challenge_method` says S256',
    'Send the SHA-256 of the verifier; `plain` is only for clients that cannot hash.',
  ],
  'cf-b64url-of-verifier': ['the verifier was base64url-encoded without being hashed', HASH],
  'cf-hex-of-verifier': ['the verifier was turned into hex without being hashed', HASH],
  'cf-md5': ['MD5 was used in the place of SHA-256', SHA256],
  'cf-sha1': ["SHA-1 was used in the place of SHA-256: `createHash('sha1')` in Node, `hashlib.sha1()` in Python", SHA256],
  'cf-sha224': ['SHA-224 was used in the place of SHA-256', SHA256],
  'cf-sha384': ['SHA-384 was used in the place of SHA-256', SHA256],
  'cf-sha512': ["SHA-512 was used in the place of SHA-256: `createHash('sha512')` in Node, `hashlib.sha512()` in Python", SHA256],
  'cf-sha512-256': ['SHA-512/256 was used in the place of SHA-256, which is another hash of the same length', SHA256],
  'cf-sha3-256': ['SHA3-256 was used in the place of SHA-256 (SHA-2), which is another hash of the same length', SHA256],
  'cf-blake2s': ['BLAKE2s was used in the place of SHA-256, which is another hash of the same length', SHA256],
  'cf-ripemd160': ['RIPEMD-160 was used in the place of SHA-256', SHA256],
  'cf-double-sha256': ['the SHA-256 digest was hashed a second time', ONCE],
  'cf-sha256-of-hex': [
    "the hex text of the SHA-256 digest was hashed again: `digest('hex')` in Node, `hexdigest()` in Python, then SHA-256 once more",
    ONCE,
  ],
  'cf-s256-twice': ['the finished challenge was hashed again, as if it were the verifier', ONCE],
  'cf-hmac-empty-key': ['HMAC-SHA256 with an empty key was used in the place of SHA-256', NO_KEY],
  'cf-hmac-verifier-as-key': ['HMAC-SHA256 with the verifier as its key and no message was used in the place of SHA-256', NO_KEY],
  'cf-hmac-self': ['HMAC-SHA256 with the verifier as both key and message was used in the place of SHA-256', NO_KEY],
  'cf-hmac-client-id': ['HMAC-SHA256 with `client_id` as its key was used in the place of SHA-256', NO_KEY],
};
