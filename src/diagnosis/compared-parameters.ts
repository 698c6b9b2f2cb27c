import type { Flow } from '../flow/flow.ts';
import type { Evidence } from '../http/exchange.ts';
import { type OAuthMessage, read } from '../oauth/message.ts';
import { looksLikeS256 } from '../oauth/pkce-syntax.ts';
import type { Comparison } from './diagnosis.ts';

export type Side = { label: string; message: OAuthMessage | undefined; name: string };

/** A parameter of one message over one of another. */
export function pair(name: string, expected: Side, seen: Side, secret: boolean): Comparison | undefined {
  const [left, right] = [expected, seen].map((side) => ({ side, reading: side.message && read(side.message, side.name) }));
  if (left?.reading?.state !== 'present' || right?.reading?.state !== 'present') return undefined;
  return {
    name,
    expected: { label: expected.label, value: left.reading.value, at: left.reading.at },
    observed: { label: seen.label, value: right.reading.value, at: right.reading.at },
    secret,
  };
}

/** A parameter that was not sent under the value that it had to have. */
export function missingPair(name: string, expected: Side, seen: Omit<Side, 'name'>, [found]: readonly Evidence[]): Comparison | undefined {
  const value = expected.message && read(expected.message, expected.name);
  if (value?.state !== 'present' || !found || (seen.message && read(seen.message, name).state === 'present')) return undefined;
  return {
    name,
    expected: { label: expected.label, value: value.value, at: value.at },
    observed: { label: seen.label, value: '', at: { ...found, name }, absent: true },
    secret: false,
  };
}

/** The challenge that the verifier gives over the one that was sent. */
export function challengePair(flow: Flow): Comparison | undefined {
  const { authorizationRequest, tokenRequest, codeHandover } = flow.messages;
  const redeeming = tokenRequest ?? codeHandover;
  const challenge = authorizationRequest && read(authorizationRequest, 'code_challenge');
  const verifier = redeeming && read(redeeming, 'code_verifier');
  const { challengeFromVerifier: made, method } = flow.derived;
  if (challenge?.state !== 'present' || verifier?.state !== 'present' || !made.observed) return undefined;
  const plain = method.observed && method.value === 'plain';
  return {
    name: 'code_challenge',
    expected: {
      label: plain ? 'the verifier, as plain compares it' : 'S256 of the verifier',
      value: made.value,
      at: verifier.at,
      ...(!plain && { made: 'S256(code_verifier)' }),
    },
    observed: { label: 'challenge sent', value: challenge.value, at: challenge.at },
    // Hash and challenge travel in plain sight; under plain they are the verifier itself.
    secret: plain,
  };
}

/** Without the verifier, a challenge in ordinary base64 still shows what it had to be: the same digest in base64url (RFC 7636 §3). */
export function challengeAlone({ messages }: Flow): Comparison | undefined {
  const challenge = messages.authorizationRequest && read(messages.authorizationRequest, 'code_challenge');
  if (challenge?.state !== 'present') return undefined;
  const meant = challenge.value
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/(?<!=)=+$/, '');
  if (meant === challenge.value || !looksLikeS256(meant)) return undefined;
  return {
    name: 'code_challenge',
    expected: { label: 'in base64url', value: meant },
    observed: { label: 'challenge sent', value: challenge.value, at: challenge.at },
    secret: false,
  };
}

/** A claim of the ID token under the parameter that it has to equal. */
export function claimPair(
  flow: Flow,
  name: 'nonce' | 'aud',
  { label, message, name: parameter }: Side,
  secret: boolean,
): Comparison | undefined {
  const { tokenResponse } = flow.messages;
  const sent = message && read(message, parameter);
  const claim = flow.derived.idToken?.claims[name];
  if (sent?.state !== 'present' || typeof claim !== 'string' || !tokenResponse) return undefined;
  return {
    name,
    expected: { label, value: sent.value, at: sent.at },
    observed: {
      label: 'ID token',
      value: claim,
      at: { exchange: tokenResponse.exchange, part: 'response-body', name: 'id_token' },
      made: `id_token.${name}`,
    },
    secret,
  };
}
