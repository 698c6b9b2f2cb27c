import { read, textOf } from '../../oauth/message.ts';
import { spaceSeparated } from '../../oauth/space-separated.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { countOf } from '../wording.ts';

export default defineRule({
  id: 'state-weak',
  stage: 'authorization-request',
  title: 'State is too short or guessable',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(6749, '10.10'), rfc(6749, '10.12'), rfc(6819, '5.3.5')],
  why: 'The state only helps when a stranger cannot guess it. A short one, a counter or the time of day can be tried out.',
  fix: 'Make it of 16 random bytes or more: base64url(crypto.getRandomValues(new Uint8Array(16))).',
  notToBeConfusedWith:
    'A signed or encrypted state, a UUID, and every state beside PKCE or a nonce, which then protect the response. What one value shows of its randomness is an estimate.',

  needs: ['authorizationRequest'],
  messages: {
    guessable: 'The state is {what}, which a stranger can guess.',
    short: 'The state has {length}, at most about {bits} bits of randomness; 128 are asked for.',
  },

  check({ authorizationRequest }, conclude) {
    const state = read(authorizationRequest, 'state');
    if (state.state === 'unobserved') return conclude.inconclusive(state.because);
    if (state.state === 'absent' || state.value === '') return conclude.notApplicable();
    const isS256 =
      textOf(authorizationRequest, 'code_challenge') !== undefined &&
      /^s256$/i.test(textOf(authorizationRequest, 'code_challenge_method') ?? '');
    const isOpenId = spaceSeparated(textOf(authorizationRequest, 'scope')).includes('openid');
    const isCovered = isS256 || (isOpenId && textOf(authorizationRequest, 'nonce') !== undefined);
    const { value, at } = state;
    const what = guessableForm(value, authorizationRequest.at);
    if (what !== undefined) return conclude.faulty('guessable', { what }, [at], isCovered ? { severity: 'note' } : {});
    if (isUuid(value) || value.length >= 32) return conclude.sound();
    const bits = Math.floor(value.length * bitsPerCharacter(value));
    if (bits >= 120 || (isCovered && bits >= 40)) return conclude.sound();
    const values = { length: countOf(value.length, 'character'), bits };
    return conclude.faulty('short', values, [at], isCovered || bits >= 64 ? { severity: 'note' } : {});
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=web-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=api&state=xyz`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=web-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=api&state=7f9c2b1e4d8a60539e21c4b7a6d8f013`,
    ],
  },
});

const words = new Set(['state', 'test', 'random', 'login', 'csrf', 'foo', 'bar', 'abc', 'true', 'false', 'undefined', 'null', 'none']);

function guessableForm(value: string, sentAt: number): string | undefined {
  if (words.has(value.slice(0, 20).toLowerCase())) return 'a constant word';
  if (/^\d{1,9}$/.test(value)) return 'a small number, such as a counter';
  const seconds = /^1\d{9}$/.test(value) ? Number(value) : /^1\d{12}$/.test(value) ? Number(value) / 1000 : undefined;
  if (seconds !== undefined && Math.abs(seconds - sentAt / 1000) < 86_400) return 'the time of the request';
  if (/^(.)\1*$/.test(value)) return 'one character, repeated';
  return /^(?:https?:\/\/|\/)[^\s]*$/i.test(value) && !/[A-Za-z0-9_-]{20}/.test(value) ? 'an address' : undefined;
}

const isUuid = (value: string) => /^[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i.test(value);

function bitsPerCharacter(value: string): number {
  if (/^\d+$/.test(value)) return Math.log2(10);
  if (/^(?:[0-9a-f]+|[0-9A-F]+)$/.test(value)) return 4;
  if (/^(?:[a-z]+|[A-Z]+)$/.test(value)) return Math.log2(26);
  return /^(?:[a-z0-9]+|[A-Z0-9]+)$/.test(value) ? Math.log2(36) : 6;
}
