import { acceptedExchange } from '../../flow/acceptance.ts';
import { isCertainPair } from '../../flow/pairing.ts';
import { read } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { redeem, signIn } from '../sample-sign-in.ts';

export default defineRule({
  id: 'enf-missing-verifier-accepted',
  stage: 'enforcement',
  title: 'The server gave tokens without the verifier',
  severity: 'error',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(9700, '2.1.1'), rfc(7636, '4.6'), specification('OAuth 2.1', '4.1.3')],
  why: 'The sign-in announced that only the holder of the verifier may redeem the code. The server gave tokens to a request without one, so a stolen code would have been enough.',
  fix: 'Server: refuse a token request without code_verifier when the code was asked for with a code_challenge. Client: send the verifier in any case.',
  notToBeConfusedWith: 'A verifier that travels in a JSON body or a multipart form, where it counts too.',

  needs: ['authorizationRequest', 'tokenRequest'],
  uses: ['authorizationResponse', 'tokenResponse'],
  messages: {
    accepted:
      'In this recording the server accepted a token request without code_verifier for a code that was asked for with a code_challenge.',
  },

  check(flow, conclude) {
    const accepted = acceptedExchange(flow.tokenExchanges);
    if (!accepted) return conclude.notApplicable();
    const challenge = read(flow.authorizationRequest, 'code_challenge');
    const verifier = read(accepted.request, 'code_verifier');
    if (challenge.state === 'unobserved') return conclude.inconclusive(challenge.because);
    if (challenge.state === 'absent' || !challenge.value) return conclude.notApplicable();
    if (verifier.state === 'unobserved') return conclude.inconclusive(verifier.because);
    if (verifier.state === 'present' && verifier.value) return conclude.sound();
    const certain = isCertainPair({ ...flow, tokenRequest: accepted.request });
    return conclude.faulty('accepted', {}, [verifier.at, challenge.at], certain ? undefined : { severity: 'warning' });
  },

  examples: {
    faulty: [signIn({ redeem: redeem({ code_verifier: undefined }) })],
    sound: [signIn()],
  },
});
