import type { Failure, Flow } from '../../flow/flow.ts';

/** The server could not even read the request, or it never reached it as meant. */
export const structure = [
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
const clientIdentity = ['client-id-missing-in-token-request', 'client-assertion-invalid', 'origin-header-trap', 'client-id-differs'];
const verifierForm = ['verifier-missing', 'verifier-is-other-value', 'verifier-charset', 'verifier-too-short', 'verifier-too-long'];
const dpop = [
  'dpop-private-key-leaked',
  'dpop-proof-malformed',
  'dpop-htu-htm-mismatch',
  'dpop-key-differs',
  'dpop-iat-skew',
  'dpop-jti-reused',
];
/** Comparisons that decide `invalid_grant`, most specific first. */
const grant = [
  'token-issuer-mix-up',
  'code-double-submit',
  'code-replayed',
  'code-from-other-attempt',
  'code-differs',
  'client-id-differs',
  'redirect-uri-differs',
  'verifier-missing',
  'verifier-is-other-value',
  'verifier-from-other-attempt',
  'challenge-method-missing',
  'challenge-method-unknown',
  'challenge-method-contradicts',
  'challenge-padded',
  'challenge-charset',
  'challenge-known-constant',
  'verifier-charset',
  'challenge-mismatch',
  'challenge-length',
  // OAuth 2.1 leaves it out, so not every server misses it; every server compares the challenge.
  'token-redirect-uri-missing',
  'verifier-too-short',
  'verifier-too-long',
  'challenge-method-without-challenge',
  'verifier-unexpected',
  'dpop-key-differs',
  'code-challenge-not-transmitted',
  'pkce-missing',
];
const authorization = [
  'authz-client-id-missing',
  'authz-response-type-missing',
  'authz-redirect-uri-missing',
  'authz-insecure-transport',
  'authz-by-script',
  'redirect-uri-not-absolute',
  'redirect-uri-fragment',
  'challenge-method-without-challenge',
  'challenge-method-unknown',
  'challenge-padded',
  'challenge-charset',
  'challenge-length',
  'challenge-known-constant',
  'challenge-method-missing',
  'par-required',
  'par-request-uri-expired',
  'par-request-uri-reused',
  'request-object-conflict',
  'param-duplicated',
  'response-mode-unsafe',
  'dpop-jkt-malformed',
  'resource-invalid',
  'scope-malformed',
  'pkce-missing',
  'challenge-method-plain',
  'param-misspelled',
  'authz-implicit',
  'openid-scope-missing',
  'param-empty',
];
/** What the client's own server, or the server behind it, stumbles over when the browser comes back with a code. */
const callback = [
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
const handover = [
  'verifier-is-other-value',
  'verifier-from-other-attempt',
  'challenge-method-contradicts',
  'challenge-mismatch',
  'redirect-uri-differs',
  'verifier-charset',
  'verifier-too-short',
  'verifier-too-long',
];
const byAuthorizationError: Record<string, readonly string[]> = {
  invalid_scope: ['scope-malformed', 'openid-scope-missing', 'method-not-advertised'],
  unsupported_response_type: ['authz-response-type-missing', 'authz-implicit', 'method-not-advertised'],
  unsupported_response_mode: ['response-mode-unsafe', 'method-not-advertised'],
  invalid_target: ['resource-invalid'],
  invalid_request_object: ['request-object-conflict'],
  invalid_request_uri: ['par-request-uri-expired', 'par-request-uri-reused'],
};
const byTokenError: Record<string, readonly string[]> = {
  invalid_grant: [...grant, ...verifierForm, ...structure],
  invalid_request: [...structure, ...clientIdentity, ...verifierForm, 'token-redirect-uri-missing', ...dpop],
  invalid_client: ['client-auth-multiple', 'basic-malformed', ...clientIdentity, 'token-issuer-mix-up', ...structure],
  unauthorized_client: [...grant, ...clientIdentity, ...structure, 'method-not-advertised'],
  unsupported_grant_type: [...structure, 'method-not-advertised'],
  invalid_scope: ['scope-malformed', 'refresh-scope-widened'],
  invalid_target: ['resource-not-granted', 'resource-invalid'],
  invalid_dpop_proof: dpop,
  use_dpop_nonce: ['cors-dpop-nonce-hidden', 'dpop-nonce-challenge'],
};
const refresh = [
  'refresh-token-differs',
  'refresh-issuer-mix-up',
  'refresh-client-differs',
  'refresh-client-id-missing',
  'refresh-race',
  'refresh-token-reused',
  'refresh-scope-widened',
  'refresh-dpop-key-changed',
  ...dpop,
  'refresh-token-expired',
];
const network = [
  'csp-connect-blocked',
  'mixed-content',
  'cors-preflight-failed',
  'cors-wildcard-credentials',
  'cors-response-blocked',
  'network-no-status',
];

/** Faults of a sign-in that nobody refused: the page stops at them itself, or ought to. */
const withoutFailure = [
  'enf-code-reuse-accepted',
  'state-mismatch',
  'state-missing-in-response',
  'iss-mismatch',
  'jarm-invalid',
  'response-lost-parameters',
  'code-missing',
  'response-location-differs',
  'response-mode-differs',
  'nonce-mismatch',
  'nonce-missing-in-id-token',
  'id-token-malformed',
  'id-token-alg-none',
  'id-token-signature-invalid',
  'id-token-iss-mismatch',
  'id-token-aud-mismatch',
  'id-token-expired',
  'at-hash-mismatch',
  'c-hash-mismatch',
  'id-tokens-disagree',
  'id-token-required-claim-missing',
  'access-token-missing',
  'csp-connect-blocked',
  'sign-in-loop',
  'id-token-as-access-token',
  'discovery-issuer-mismatch',
  'token-request-missing',
  'pkce-missing',
];

/** Ids of the rules that can explain a failure, most telling first; what is not listed is tried after them. */
export function causesOf(flow: Flow): readonly string[] {
  const { failure } = flow.derived;
  if (!failure) return withoutFailure;
  return [...new Set(listFor(failure))];
}

/** An error code comes from the wire, where `__proto__` is a name like any other. */
const own = (lists: Record<string, readonly string[]>, error: string) => (Object.hasOwn(lists, error) ? lists[error] : undefined);

function listFor(failure: Failure): readonly string[] {
  const error = failure.error ?? '';
  switch (failure.at) {
    case 'authorization-page':
    case 'authorization-response':
    case 'pushed':
      return [...(own(byAuthorizationError, error) ?? []), ...authorization, 'method-not-advertised'];
    case 'callback':
      return callback;
    case 'handover':
      return [...callback, ...handover];
    case 'preflight':
      return ['cors-preflight-failed', ...network];
    case 'token-request':
      return [...network, ...structure];
    case 'refresh':
      return [...refresh, ...structure, ...clientIdentity, ...(own(byTokenError, error) ?? [])];
    case 'token-response':
    case 'api':
      if (error === '' && failure.status !== undefined && failure.status < 300 && failure.status > 0)
        return [...network, 'token-not-json', 'access-token-missing'];
      return [
        ...(error === '' ? ['endpoint-not-in-metadata'] : []),
        ...(own(byTokenError, error) ?? structure),
        ...structure,
        ...grant,
        ...clientIdentity,
        ...dpop,
        ...((failure.status ?? 0) < 400 ? network : []),
      ];
    default:
      return [];
  }
}

/** Faults that only repeat, in other words, that the request was refused: never a root cause while another is found. */
export const consequences: ReadonlySet<string> = new Set([
  'authz-error',
  'authz-error-page',
  'token-error',
  'token-error-status',
  'token-error-nonstandard',
  'token-not-json',
  'access-token-missing',
  'retry-with-same-code',
  'token-request-missing',
  'attempts-overlap',
  'network-no-status',
  'clock-skew',
  'dpop-nonce-challenge',
]);

/** Rules that see one and the same slip from several sides: of such a group the named cause stands for all. */
export const groups: readonly (readonly string[])[] = [
  [
    'challenge-padded',
    'challenge-charset',
    'challenge-length',
    'challenge-noncanonical',
    'challenge-mismatch',
    'challenge-method-contradicts',
    'challenge-method-missing',
    'challenge-known-constant',
    'verifier-from-other-attempt',
    'verifier-is-other-value',
    'challenge-method-unknown',
    'verifier-charset',
    'verifier-too-short',
    'verifier-too-long',
    'verifier-low-entropy',
    'code-challenge-not-transmitted',
  ],
  ['verifier-missing', 'verifier-is-other-value'],
  [
    'code-double-submit',
    'code-replayed',
    'retry-with-same-code',
    'code-from-other-attempt',
    'code-differs',
    'code-missing-in-token-request',
  ],
  ['redirect-uri-differs', 'redirect-uri-not-absolute'],
  [
    'token-content-type',
    'token-params-in-query',
    'grant-type-missing',
    'token-method-not-post',
    'token-redirected',
    'token-insecure-transport',
    'mixed-content',
    'secret-in-url',
    'cors-response-blocked',
    'cors-preflight-failed',
    'network-no-status',
    'cors-preflight-avoidable',
    'csp-connect-blocked',
    'cors-wildcard-credentials',
    'token-not-json',
    'token-content-type-wrong',
  ],
  [
    'pkce-missing',
    'enf-pkce-not-required',
    'challenge-method-without-challenge',
    'enf-downgrade-accepted',
    'verifier-unexpected',
    'nonce-missing',
  ],
  ['token-issuer-mix-up', 'endpoint-not-in-metadata', 'iss-mismatch', 'id-token-iss-mismatch', 'discovery-issuer-mismatch'],
  ['state-mismatch', 'state-missing-in-response', 'enf-state-not-returned', 'response-unsolicited'],
  ['endpoint-not-in-metadata', 'token-endpoint-not-found', 'cors-response-blocked', 'token-not-json', 'token-error-status'],
  ['id-token-expired', 'id-token-iat-implausible', 'sign-in-loop'],
  ['nonce-mismatch', 'nonce-missing-in-id-token', 'nonce-unexpected'],
  ['callback-cookie-lost', 'form-post-cookie-trap'],
  [
    'refresh-token-reused',
    'refresh-race',
    'refresh-token-expired',
    'refresh-token-not-rotated',
    'refresh-token-differs',
    'refresh-client-differs',
    'refresh-issuer-mix-up',
  ],
  ['cors-dpop-nonce-hidden', 'dpop-nonce-challenge'],
];
