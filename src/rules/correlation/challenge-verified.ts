import { isCertainPair } from '../../flow/pairing.ts';
import { read } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { otherVerifier, redeem, signIn } from '../sample-sign-in.ts';

export default defineRule({
  id: 'challenge-verified',
  stage: 'correlation',
  title: 'The verifier belongs to the challenge',
  severity: 'note',
  effects: ['positive'],
  since: '0.1.0',
  citations: [rfc(7636, '4.6')],
  why: 'PKCE ties the end of a sign-in to its beginning by a hash. Here the hash was computed again from what was sent, and it is right, so PKCE is not why this sign-in fails.',
  fix: 'Nothing is to be done here. If the token request is refused all the same, look at the other causes.',
  notToBeConfusedWith:
    'A verifier that fits the challenge of another sign-in, or a pair that was put together although nothing shows that it belongs together.',

  needs: ['authorizationRequest', 'tokenRequest'],
  uses: ['authorizationResponse'],
  readsHandover: true,
  messages: {
    verified:
      'The code_challenge was computed again from the code_verifier with the method {method}, and every one of its {count} characters agrees.',
    uncertain:
      'The code_verifier gives the code_challenge with the method {method}. Several sign-ins were recorded and neither state nor code shows that this token request belongs to this one.',
  },

  check(flow, conclude) {
    const { authorizationRequest, tokenRequest, derived } = flow;
    const challenge = read(authorizationRequest, 'code_challenge');
    const verifier = read(tokenRequest, 'code_verifier');
    if (challenge.state === 'unobserved') return conclude.inconclusive(challenge.because);
    if (verifier.state === 'unobserved') return conclude.inconclusive(verifier.because);
    if (challenge.state === 'absent' || verifier.state === 'absent' || !challenge.value || !verifier.value) return conclude.notApplicable();
    if (!derived.challengeMatches.observed) return conclude.inconclusive(derived.challengeMatches.because);
    if (!derived.challengeMatches.value) return conclude.sound();
    const method = derived.method.observed ? derived.method.value : 'S256';
    return isCertainPair(flow)
      ? conclude.faulty('verified', { method, count: challenge.value.length }, [challenge.at, verifier.at])
      : conclude.faulty('uncertain', { method }, [challenge.at, verifier.at]);
  },

  examples: {
    faulty: [signIn()],
    sound: [signIn({ redeem: redeem({ code_verifier: otherVerifier }) })],
  },
});
