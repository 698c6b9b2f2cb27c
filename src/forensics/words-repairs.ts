import type { Words } from './words.ts';

const ENCODE = 'Let a form encoder write the body of the token request: `URLSearchParams`, `urllib.parse.urlencode()`.';
const ONCE = 'Encode the body once: pass the plain verifier to the form encoder.';

/** Words for damage to the verifier on its way; the challenge is right. */
export const repairWords: Readonly<Record<string, Words>> = {
  'cf-r-space-to-plus': ['the verifier had a `+` that was sent unencoded in the form and arrived as a space', ENCODE],
  'cf-r-percent-decode': ['the verifier was percent-encoded twice in the token request', ONCE],
  'cf-r-unquote': [
    'the verifier was sent with quotes around it: JSON read from storage without `JSON.parse()`',
    'Parse what was stored as JSON before it is sent.',
  ],
  'cf-r-unrepr': [
    "the verifier was sent in Python's notation for bytes, `b'…'`: a `.decode()` is missing",
    'Decode the bytes to a string before they are sent.',
  ],
  'cf-r-trim': [
    'the verifier was sent with white space at an end, as from a file, an environment variable or a paste',
    'Take the white space away where the verifier is read.',
  ],
  'cf-r-b64url-decode-text': [
    'the verifier was base64url-encoded once more for storage or transport and sent so',
    'Decode what was encoded for storage before it is sent.',
  ],
  'cf-r-strip-padding': [
    'the verifier was hashed without its `=` padding and sent with it',
    'Take the `=` away before the verifier is stored.',
  ],
  'cf-r-alphabet': [
    'the verifier was hashed in one base64 alphabet and sent in the other',
    'Turn the verifier into base64url once, before it is hashed and stored.',
  ],
  'cf-r-substring': [
    'something was put before or after the verifier that was hashed, such as the name of a key',
    'Send the bare verifier that was hashed.',
  ],
  'cf-r-hex-case': [
    'the hex digits of the verifier changed case between the hash and the token request',
    'Send the verifier in the case in which it was hashed.',
  ],
};
