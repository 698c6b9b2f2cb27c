/** The server could not even read the request, or it never reached it as meant. */
export const structure = [
  'token-endpoint-wrong',
  'token-insecure-transport',
  'mixed-content',
  'token-redirected',
  'token-method-not-post',
  'token-params-in-query',
  'token-content-type',
  'grant-type-missing',
  'grant-type-password',
  'param-duplicated',
  'client-auth-multiple',
  'basic-malformed',
  'code-missing-in-token-request',
];

/** Who sent it is not clear. */
export const clientIdentity = ['client-id-missing-in-token-request', 'client-assertion-invalid', 'origin-header-trap', 'client-id-differs'];

/** The verifier is not one (RFC 7636 §4.1). */
export const verifierForm = ['verifier-missing', 'verifier-is-other-value', 'verifier-charset', 'verifier-too-short', 'verifier-too-long'];

/** The proof of possession does not hold (RFC 9449 §4.3). */
export const dpop = [
  'dpop-proof-missing',
  'dpop-private-key-leaked',
  'dpop-proof-malformed',
  'dpop-signature-invalid',
  'dpop-htu-htm-mismatch',
  'dpop-key-differs',
  'dpop-iat-skew',
  'dpop-jti-reused',
];

/** The request or its answer was stopped on the way, most often by the browser. */
export const network = [
  'token-endpoint-wrong',
  'token-method-not-post',
  'csp-connect-blocked',
  'mixed-content',
  'cors-preflight-failed',
  'cors-wildcard-credentials',
  'cors-response-blocked',
  'network-no-status',
];
