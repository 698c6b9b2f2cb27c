import { read } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'challenge-method-without-challenge',
  stage: 'authorization-request',
  title: 'code_challenge_method without a code_challenge',
  severity: 'error',
  effects: ['breaks', 'weakens'],
  since: '0.1.0',
  citations: [rfc(7636, '4.3'), rfc(6749, '3.1')],
  why: 'The method only says how a challenge was made; without the challenge there is nothing to check later. Some servers refuse such a request, others go on as if PKCE had never been meant.',
  fix: 'Wait for the hash before building the address: `const challenge = await makeChallenge(verifier)`. A promise that was not awaited or an exception in the hashing is the usual reason.',
  notToBeConfusedWith: 'A request with neither of the two, which simply does not use PKCE.',

  needs: ['authorizationRequest'],
  readsPushed: true,
  messages: {
    absent: 'The authorization request has a code_challenge_method but no code_challenge.',
    empty: 'The authorization request has a code_challenge_method, but its code_challenge has no value.',
  },

  check({ authorizationRequest, derived }, conclude) {
    const method = read(authorizationRequest, 'code_challenge_method');
    if (method.state === 'unobserved') return conclude.inconclusive(method.because);
    if (method.state === 'absent' || method.value === '') return conclude.notApplicable();
    const challenge = read(authorizationRequest, 'code_challenge');
    if (challenge.state === 'unobserved') return conclude.inconclusive(challenge.because);
    const instead = derived.issued ? ({ severity: 'warning' } as const) : {};
    if (challenge.state === 'absent') return conclude.faulty('absent', {}, [challenge.at, method.at], instead);
    return challenge.value === '' ? conclude.faulty('empty', {}, [challenge.at, method.at], instead) : conclude.sound();
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=&code_challenge_method=S256`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256`,
    ],
  },
});
