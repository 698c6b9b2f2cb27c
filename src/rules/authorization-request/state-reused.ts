import { earlierAttemptWith, otherAttempts } from '../../flow/earlier-attempt.ts';
import { read, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { milliseconds } from '../wording.ts';

export default defineRule({
  id: 'state-reused',
  stage: 'authorization-request',
  title: 'The same state was used for two attempts',
  severity: 'warning',
  effects: ['weakens', 'breaks'],
  since: '0.1.0',
  citations: [rfc(9700, '2.1'), rfc(9700, '4.2.4')],
  why: 'The state is a one-time proof that this browser asked for this response. When two sign-ins share it, a response of one is taken for the other’s, and what was stored under it is overwritten.',
  fix: 'Make a new random state for each sign-in and forget it once its response has come.',
  notToBeConfusedWith:
    'A reload or a redirect of the server repeats one request. A state that carries a path to return to, beside PKCE, may well be equal twice.',

  needs: ['authorizationRequest'],
  messages: {
    reused: 'The state of this sign-in was already used by another one, {ago} before.',
    readable:
      'The state of this sign-in, which is no random value, was already used by another one, {ago} before; PKCE protects the response.',
  },

  check({ authorizationRequest, derived }, conclude) {
    const state = read(authorizationRequest, 'state');
    if (state.state === 'unobserved') return conclude.inconclusive(state.because);
    if (state.state === 'absent' || state.value === '') return conclude.notApplicable();
    if (otherAttempts(authorizationRequest, derived).length === 0) return conclude.notApplicable();
    const earlier = earlierAttemptWith('state', state.value, authorizationRequest, derived);
    if (!earlier?.request) return conclude.sound();
    const at = [state.at, { ...earlier.request, name: 'state' }] as const;
    const ago = milliseconds(Math.max(0, authorizationRequest.at - earlier.startedAt));
    const challenge = textOf(authorizationRequest, 'code_challenge');
    const isCovered =
      challenge !== undefined && challenge !== earlier.challenge && textOf(authorizationRequest, 'code_challenge_method') === 'S256';
    return isCovered && isReadable(state.value)
      ? conclude.faulty('readable', { ago }, at, { severity: 'note' })
      : conclude.faulty('reused', { ago }, at);
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=st-8Qv3k1ZpXw2m&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256
@ +20s
GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=st-8Qv3k1ZpXw2m&code_challenge=U8g61e9NIiPQywv2AwIocpbSq8C-KwIDGia4pEQwRMY&code_challenge_method=S256`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=st-8Qv3k1ZpXw2m&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256
@ +20s
GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=another-0Kd72hbs6&code_challenge=U8g61e9NIiPQywv2AwIocpbSq8C-KwIDGia4pEQwRMY&code_challenge_method=S256`,
    ],
  },
});

/** A path, an address, JSON (also in base64) or one plain word: made to be read, not to be guessed at. */
const isReadable = (state: string) => /[/{]|^ey[JA]|^%7B|^[a-z]{1,20}$/i.test(state);
