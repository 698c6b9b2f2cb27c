import { acceptedExchange } from '../../flow/acceptance.ts';
import { isCertainPair } from '../../flow/pairing.ts';
import { sessionOf } from '../../flow/session.ts';
import { explain } from '../../forensics/explain.ts';
import { read } from '../../oauth/message.ts';
import { s256 } from '../../oauth/pkce.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, otherVerifier, redeem, signIn, verifier } from '../sample-sign-in.ts';

export default defineRule({
  id: 'enf-mismatch-accepted',
  stage: 'enforcement',
  title: 'The server accepted a verifier that does not match the challenge',
  severity: 'error',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(7636, '4.6'), rfc(9700, '2.1.1')],
  why: 'The verifier is the proof that whoever redeems the code also began the sign-in. The server took one that proves nothing, so PKCE protects nobody at this server.',
  fix: 'Server: hash the code_verifier with SHA-256, compare the result with the code_challenge of the sign-in and answer invalid_grant when they differ. Client: send the verifier that the challenge was made from, for any other server refuses this pair.',
  notToBeConfusedWith: 'A server that is known to want another form of the challenge, such as TikTok (hex) or Nylas (base64 of hex).',

  needs: ['authorizationRequest', 'tokenRequest'],
  uses: ['authorizationResponse', 'tokenResponse'],
  messages: {
    accepted:
      'In this recording the server accepted a code_verifier whose hash is not the code_challenge, and no known slip in making the challenge explains the difference.',
    deviation:
      'The server accepted a pair that RFC 7636 calls wrong, because it does not compute S256 literally or does not check. {explanation}',
    unhashed: 'The server accepted a code_challenge that is the code_verifier itself, although the sign-in declared S256.',
  },

  check(flow, conclude) {
    const accepted = acceptedExchange(flow.tokenExchanges);
    if (!accepted) return conclude.notApplicable();
    const challenge = read(flow.authorizationRequest, 'code_challenge');
    const sent = read(accepted.request, 'code_verifier');
    if (challenge.state === 'unobserved') return conclude.inconclusive(challenge.because);
    if (sent.state === 'unobserved') return conclude.inconclusive(sent.because);
    if (challenge.state === 'absent' || sent.state === 'absent' || !challenge.value || !sent.value) return conclude.notApplicable();
    if (challenge.value === s256(sent.value)) return conclude.sound();

    const at = [sent.at, challenge.at] as const;
    const pair = { ...flow, tokenRequest: accepted.request };
    const { method } = flow.derived;
    if (challenge.value === sent.value) {
      return method.observed && method.value === 'S256' ? conclude.faulty('unhashed', {}, at, { severity: 'warning' }) : conclude.sound();
    }
    const [explanation] = explain(sent.value, challenge.value, sessionOf(pair));
    if (explanation?.standing === 'proved') {
      const wanted = flow.provider?.challengeForm;
      if (wanted && explanation.steps.every(({ id }) => /^cf-(hex|b64url-of-hex|b64-of-hex|x-vendor-form)/.test(id)))
        return conclude.sound();
      const text = /[.!?]$/.test(explanation.text) ? explanation.text : `${explanation.text}.`;
      return conclude.faulty('deviation', { explanation: text }, at, { severity: 'warning' });
    }
    return conclude.faulty('accepted', {}, at, isCertainPair(pair) ? undefined : { severity: 'warning' });
  },

  examples: {
    faulty: [
      signIn({ redeem: redeem({ code_verifier: otherVerifier }) }),
      signIn({ authorize: authorize({ code_challenge: '13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3' }) }),
    ],
    sound: [signIn(), signIn({ authorize: authorize({ code_challenge: verifier, code_challenge_method: 'plain' }) })],
  },
});
