import { earlierAttemptWith, otherAttempts } from '../../flow/earlier-attempt.ts';
import { read } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { milliseconds } from '../wording.ts';

export default defineRule({
  id: 'nonce-reused',
  stage: 'authorization-request',
  title: 'The same nonce was used for two attempts',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(9700, '2.1.1'), specification('OIDC Core', '15.5.2')],
  why: 'The nonce ties an ID token to one sign-in. When two sign-ins share it, the ID token of the first passes for that of the second.',
  fix: 'Make a new random nonce for each sign-in and forget it once its ID token has been checked.',
  notToBeConfusedWith: 'A reload or a redirect of the server, which repeat one request and are no second sign-in.',

  needs: ['authorizationRequest'],
  messages: {
    reused: 'The nonce of this sign-in was already used by another one, {ago} before.',
  },

  check({ authorizationRequest, derived }, conclude) {
    const nonce = read(authorizationRequest, 'nonce');
    if (nonce.state === 'unobserved') return conclude.inconclusive(nonce.because);
    if (nonce.state === 'absent' || nonce.value === '') return conclude.notApplicable();
    if (otherAttempts(authorizationRequest, derived).length === 0) return conclude.notApplicable();
    const earlier = earlierAttemptWith('nonce', nonce.value, authorizationRequest, derived);
    if (!earlier?.request) return conclude.sound();
    const ago = milliseconds(Math.max(0, authorizationRequest.at - earlier.startedAt));
    return conclude.faulty('reused', { ago }, [nonce.at, { ...earlier.request, name: 'nonce' }]);
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&state=s1&nonce=n-0S6_WzA2Mj
@ +20s
GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&state=s2&nonce=n-0S6_WzA2Mj`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&state=s1&nonce=n-0S6_WzA2Mj
@ +20s
GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&state=s2&nonce=n-p9Ad83nXq1`,
    ],
  },
});
