import { earlierAttemptWith, otherAttempts } from '../../flow/earlier-attempt.ts';
import { read } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { milliseconds } from '../wording.ts';

export default defineRule({
  id: 'challenge-reused',
  stage: 'authorization-request',
  title: 'The same challenge appears in more than one attempt',
  severity: 'error',
  effects: ['weakens', 'breaks'],
  since: '0.1.0',
  citations: [rfc(7636, '4.1'), rfc(9700, '2.1.1'), specification('OAuth 2.1', '7.5.1.1')],
  why: 'Each sign-in needs a verifier of its own, so that a code from one cannot be used in another. A challenge that comes back was made of a verifier that is fixed, or was kept after its sign-in had ended.',
  fix: 'Make verifier and challenge inside the function that starts a sign-in, and store them under the state of that sign-in.',
  notToBeConfusedWith:
    'A reload, a way back in the browser and the server’s own redirects repeat one request; they are not a second sign-in.',

  needs: ['authorizationRequest'],
  messages: {
    reused: 'The code_challenge of this sign-in was already used by another one, {ago} before.',
    atOnce: 'The code_challenge of this sign-in was used by another one at the same moment.',
  },

  check({ authorizationRequest, derived }, conclude) {
    const challenge = read(authorizationRequest, 'code_challenge');
    if (challenge.state === 'unobserved') return conclude.inconclusive(challenge.because);
    if (challenge.state === 'absent' || challenge.value === '') return conclude.notApplicable();
    if (otherAttempts(authorizationRequest, derived).length === 0) return conclude.notApplicable();
    const earlier = earlierAttemptWith('challenge', challenge.value, authorizationRequest, derived);
    if (!earlier?.request) return conclude.sound();
    const ago = authorizationRequest.at - earlier.startedAt;
    const at = [challenge.at, { ...earlier.request, name: 'code_challenge' }] as const;
    return ago > 0 ? conclude.faulty('reused', { ago: milliseconds(ago) }, at) : conclude.faulty('atOnce', {}, at);
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256
@ +20s
GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s2&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256
@ +20s
GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s2&code_challenge=U8g61e9NIiPQywv2AwIocpbSq8C-KwIDGia4pEQwRMY&code_challenge_method=S256`,
    ],
  },
});
