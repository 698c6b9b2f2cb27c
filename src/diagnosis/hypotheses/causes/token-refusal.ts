import { clientIdentity, dpop, structure, verifierForm } from './token-request.ts';

/** Comparisons that decide `invalid_grant`, most specific first. */
export const grant = [
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

/** Rules that explain one error of the token endpoint (RFC 6749 §5.2 and its extensions). */
export const byTokenError: Record<string, readonly string[]> = {
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

/** What a refresh is refused for. */
export const refresh = [
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
