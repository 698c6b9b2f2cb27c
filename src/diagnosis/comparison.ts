import type { Flow } from '../flow/flow.ts';
import type { Evidence } from '../http/exchange.ts';
import type { OAuthMessage } from '../oauth/message.ts';
import { challengeAlone, challengePair, claimPair, missingPair, pair, type Side } from './compared-parameters.ts';
import { contentTypePair, endpointPair, hostPair, issuerPair, originPair } from './compared-places.ts';
import type { CauseId, Comparison } from './diagnosis.ts';

/** The two observed values whose difference is the cause, for showing one over the other; `at` is where the cause was found. */
export function comparisonOf(flow: Flow, cause: CauseId, at: readonly Evidence[]): Comparison | undefined {
  const { authorizationRequest, authorizationResponse, tokenRequest } = flow.messages;
  const from = (label: string, message: OAuthMessage | undefined, name: string): Side => ({ label, message, name });
  switch (cause) {
    case 'redirect-uri-differs':
    case 'enf-redirect-mismatch-accepted':
      return pair(
        'redirect_uri',
        from('authorization request', authorizationRequest, 'redirect_uri'),
        from('token request', tokenRequest, 'redirect_uri'),
        false,
      );
    case 'client-id-differs':
    case 'enf-client-mismatch-accepted':
      return pair(
        'client_id',
        from('authorization request', authorizationRequest, 'client_id'),
        from('token request', tokenRequest, 'client_id'),
        false,
      );
    case 'code-differs':
    case 'code-from-other-attempt':
      return pair('code', from('authorization response', authorizationResponse, 'code'), from('token request', tokenRequest, 'code'), true);
    case 'state-mismatch':
      return pair(
        'state',
        from('authorization request', authorizationRequest, 'state'),
        from('authorization response', authorizationResponse, 'state'),
        true,
      );
    case 'nonce-mismatch':
      return claimPair(flow, 'nonce', from('authorization request', authorizationRequest, 'nonce'), true);
    case 'id-token-aud-mismatch':
      return claimPair(flow, 'aud', from('client_id', authorizationRequest, 'client_id'), false);
    case 'refresh-token-reused': {
      const message = (place: Evidence | undefined) =>
        flow.timeline.find(
          (each) => each.exchange === place?.exchange && each.side === (place.part.startsWith('response') ? 'response' : 'request'),
        );
      return pair(
        'refresh_token',
        from('last one given out', message(at[1]), 'refresh_token'),
        from('sent', message(at[0]), 'refresh_token'),
        true,
      );
    }
    case 'challenge-mismatch':
    case 'challenge-padded':
    case 'challenge-charset':
    case 'challenge-length':
    case 'challenge-method-contradicts':
    case 'verifier-is-other-value':
    case 'challenge-method-missing':
      return challengePair(flow) ?? challengeAlone(flow);
    case 'verifier-from-other-attempt': {
      const compared = challengePair(flow);
      // The verifier is the stranger here: what it gives is held against the challenge, not the other way round.
      return compared && { ...compared, expected: compared.observed, observed: compared.expected };
    }
    case 'enf-mismatch-accepted':
      return challengePair(flow);
    case 'client-id-missing-in-token-request':
    case 'refresh-client-id-missing': {
      const request = cause === 'refresh-client-id-missing' ? 'refresh request' : 'token request';
      return missingPair(
        'client_id',
        from('authorization request', authorizationRequest, 'client_id'),
        { label: request, message: undefined },
        at,
      );
    }
    case 'token-redirect-uri-missing':
      return missingPair(
        'redirect_uri',
        from('authorization request', authorizationRequest, 'redirect_uri'),
        { label: 'token request', message: tokenRequest },
        at,
      );
    case 'cors-response-blocked':
    case 'cors-wildcard-credentials':
    case 'cors-preflight-failed':
      return originPair(flow, at);
    case 'token-content-type':
      return contentTypePair(flow);
    case 'discovery-issuer-mismatch':
      return issuerPair(flow, at);
    case 'endpoint-not-in-metadata':
      return endpointPair(flow, at);
    case 'token-issuer-mix-up':
      return hostPair(flow, at);
    default:
      return undefined;
  }
}
