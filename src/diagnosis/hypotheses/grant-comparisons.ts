import { factWords } from '../fact-words.ts';
import type { HypothesisDefinition } from './define-hypothesis.ts';

/** The hypotheses about `invalid_grant` that a comparison of observed values decides (RFC 6749 §5.2), in the order in which they are told. */
export const grantComparisons: readonly Omit<HypothesisDefinition, 'title' | 'soundBecause'>[] = [
  {
    cause: 'token-issuer-mix-up',
    prior: 4,
    provedBy: ['token-issuer-mix-up'],
    tags: ['wrong_endpoint_or_tenant'],
    otherwise: { standing: 'not-observable', because: factWords.untied! },
  },
  {
    cause: 'code-double-submit',
    prior: 10,
    provedBy: ['code-double-submit'],
    otherwise: { standing: 'ruled-out', because: factWords.single! },
  },
  {
    cause: 'code-replayed',
    prior: 20,
    provedBy: ['code-replayed'],
    tags: ['code_reused'],
  },
  {
    cause: 'code-from-other-attempt',
    prior: 6,
    provedBy: ['code-from-other-attempt'],
  },
  {
    cause: 'code-differs',
    prior: 6,
    provedBy: ['code-differs', 'code-missing-in-token-request'],
    ruledOutBy: ['code-differs'],
    tags: ['code_invalid'],
  },
  {
    cause: 'client-id-differs',
    prior: 5,
    provedBy: ['client-id-differs'],
    tags: ['client_mismatch'],
  },
  {
    cause: 'token-redirect-uri-missing',
    prior: 6,
    provedBy: ['token-redirect-uri-missing'],
  },
  {
    cause: 'token-redirect-uri-unexpected',
    prior: 3,
    provedBy: ['token-redirect-uri-unexpected'],
    otherwise: { standing: 'ruled-out', because: factWords.paired! },
  },
  {
    cause: 'redirect-uri-differs',
    prior: 15,
    provedBy: ['redirect-uri-differs'],
    tags: ['redirect_mismatch_token'],
  },
  {
    cause: 'verifier-missing',
    prior: 8,
    provedBy: ['verifier-missing'],
    tags: ['pkce_verifier_missing'],
  },
  {
    cause: 'challenge-method-missing',
    prior: 6,
    provedBy: ['challenge-method-missing', 'challenge-method-unknown', 'challenge-method-contradicts'],
    ruledOutBy: ['challenge-method-missing'],
  },
  {
    cause: 'challenge-mismatch',
    prior: 25,
    provedBy: [
      'verifier-is-other-value',
      'verifier-from-other-attempt',
      'challenge-padded',
      'challenge-charset',
      'challenge-mismatch',
      'challenge-length',
    ],
    ruledOutBy: ['challenge-mismatch'],
    tags: ['pkce_mismatch'],
  },
  {
    cause: 'verifier-charset',
    prior: 4,
    provedBy: ['verifier-too-short', 'verifier-too-long', 'verifier-charset'],
    tags: ['pkce_verifier_format'],
  },
  {
    cause: 'verifier-unexpected',
    prior: 4,
    provedBy: ['verifier-unexpected'],
    ruledOutBy: ['verifier-unexpected', 'challenge-verified', 'challenge-mismatch'],
    tags: ['pkce_verifier_unexpected'],
  },
  {
    cause: 'dpop-key-differs',
    prior: 2,
    provedBy: ['dpop-key-differs'],
    otherwise: { standing: 'ruled-out', because: factWords.unannounced! },
  },
  {
    cause: 'code-challenge-not-transmitted',
    prior: 2,
    provedBy: ['code-challenge-not-transmitted'],
    otherwise: { standing: 'not-observable', because: factWords.unseenHops! },
  },
];
