import type { Flow } from '../flow/flow.ts';
import { type OAuthMessage, read } from '../oauth/message.ts';
import { looksLikeS256 } from '../oauth/pkce-syntax.ts';
import type { CauseId, Comparison } from './diagnosis.ts';

type Side = { label: string; message: OAuthMessage | undefined; name: string };

/** The two observed values whose difference is the cause, for showing one over the other. */
export function comparisonOf(flow: Flow, cause: CauseId): Comparison | undefined {
  const { authorizationRequest, authorizationResponse, tokenRequest } = flow.messages;
  const from = (label: string, message: OAuthMessage | undefined, name: string): Side => ({ label, message, name });
  switch (cause) {
    case 'redirect-uri-differs':
      return pair(
        'redirect_uri',
        from('authorization request', authorizationRequest, 'redirect_uri'),
        from('token request', tokenRequest, 'redirect_uri'),
        false,
      );
    case 'client-id-differs':
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
      return claimPair(flow, 'nonce');
    case 'challenge-mismatch':
    case 'challenge-padded':
    case 'challenge-charset':
    case 'challenge-length':
    case 'challenge-method-contradicts':
    case 'verifier-from-other-attempt':
    case 'verifier-is-other-value':
    case 'challenge-method-missing':
      return challengePair(flow) ?? challengeAlone(flow);
    default:
      return undefined;
  }
}

function pair(name: string, expected: Side, seen: Side, secret: boolean): Comparison | undefined {
  const [left, right] = [expected, seen].map((side) => ({ side, reading: side.message && read(side.message, side.name) }));
  if (left?.reading?.state !== 'present' || right?.reading?.state !== 'present') return undefined;
  return {
    name,
    expected: { label: expected.label, value: left.reading.value, at: left.reading.at },
    observed: { label: seen.label, value: right.reading.value, at: right.reading.at },
    secret,
  };
}

function challengePair(flow: Flow): Comparison | undefined {
  const { authorizationRequest, tokenRequest } = flow.messages;
  const challenge = authorizationRequest && read(authorizationRequest, 'code_challenge');
  const verifier = tokenRequest && read(tokenRequest, 'code_verifier');
  const { challengeFromVerifier: made, method } = flow.derived;
  if (challenge?.state !== 'present' || verifier?.state !== 'present' || !made.observed) return undefined;
  const label = method.observed && method.value === 'plain' ? 'the verifier, as plain compares it' : 'S256 of the verifier';
  return {
    name: 'code_challenge',
    expected: { label, value: made.value, at: verifier.at },
    observed: { label: 'challenge sent', value: challenge.value, at: challenge.at },
    // Hash and challenge travel in plain sight; under plain they are the verifier itself.
    secret: method.observed && method.value === 'plain',
  };
}

/** Without the verifier, a challenge in ordinary base64 still shows what it had to be: the same digest in base64url (RFC 7636 §3). */
function challengeAlone({ messages }: Flow): Comparison | undefined {
  const challenge = messages.authorizationRequest && read(messages.authorizationRequest, 'code_challenge');
  if (challenge?.state !== 'present') return undefined;
  const meant = challenge.value.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  if (meant === challenge.value || !looksLikeS256(meant)) return undefined;
  return {
    name: 'code_challenge',
    expected: { label: 'in base64url', value: meant },
    observed: { label: 'challenge sent', value: challenge.value, at: challenge.at },
    secret: false,
  };
}

function claimPair(flow: Flow, name: 'nonce'): Comparison | undefined {
  const { authorizationRequest, tokenResponse } = flow.messages;
  const sent = authorizationRequest && read(authorizationRequest, name);
  const claim = flow.derived.idToken?.claims[name];
  if (sent?.state !== 'present' || typeof claim !== 'string' || !tokenResponse) return undefined;
  return {
    name,
    expected: { label: 'authorization request', value: sent.value, at: sent.at },
    observed: { label: 'ID token', value: claim, at: { exchange: tokenResponse.exchange, part: 'response-body', name: 'id_token' } },
    secret: true,
  };
}
