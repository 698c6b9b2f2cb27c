/** What the client's own server, or the server behind it, stumbles over when the browser comes back with a code. */
export const callback = [
  'state-mismatch',
  'state-missing-in-response',
  'iss-mismatch',
  'jarm-invalid',
  'callback-cookie-lost',
  'challenge-method-without-challenge',
  'challenge-method-unknown',
  'challenge-padded',
  'challenge-charset',
  'challenge-length',
  'challenge-known-constant',
  'challenge-method-missing',
];

/** What the page gave its server to redeem the code with. */
export const handover = [
  'verifier-is-other-value',
  'verifier-from-other-attempt',
  'challenge-method-contradicts',
  'challenge-mismatch',
  'redirect-uri-differs',
  'verifier-charset',
  'verifier-too-short',
  'verifier-too-long',
];
