import { acceptedExchange } from '../../flow/acceptance.ts';
import { read } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, signIn, verifier } from '../sample-sign-in.ts';

export default defineRule({
  id: 'enf-plain-accepted',
  stage: 'enforcement',
  title: 'The server accepts PKCE without hashing',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(7636, '7.2'), rfc(9700, '2.1.1'), specification('OAuth 2.1', '4.1.1')],
  why: 'With the method plain the secret itself stands in the address of the sign-in, where it is written into histories and logs. Whoever reads it there can redeem a stolen code.',
  fix: 'Client: send `code_challenge_method=S256` with the hash. Server: take S256 only.',
  notToBeConfusedWith: 'A server that takes S256 where no method is named.',

  needs: ['authorizationRequest', 'tokenRequest'],
  uses: ['tokenResponse'],
  messages: {
    accepted: 'In this recording the server gave tokens for a sign-in whose code_challenge is the code_verifier itself (method {method}).',
  },

  check({ authorizationRequest, tokenExchanges }, conclude) {
    const accepted = acceptedExchange(tokenExchanges);
    if (!accepted) return conclude.notApplicable();
    const challenge = read(authorizationRequest, 'code_challenge');
    const method = read(authorizationRequest, 'code_challenge_method');
    const sent = read(accepted.request, 'code_verifier');
    for (const reading of [challenge, method, sent]) if (reading.state === 'unobserved') return conclude.inconclusive(reading.because);
    if (challenge.state !== 'present' || sent.state !== 'present' || !challenge.value) return conclude.notApplicable();
    const declared = method.state === 'present' && method.value ? method.value : undefined;
    if ((declared ?? 'plain') !== 'plain' || challenge.value !== sent.value) return conclude.sound();
    return conclude.faulty('accepted', { method: declared ?? 'not named, which means plain' }, [challenge.at, sent.at]);
  },

  examples: {
    faulty: [signIn({ authorize: authorize({ code_challenge: verifier, code_challenge_method: 'plain' }) })],
    sound: [signIn(), signIn({ authorize: authorize({ code_challenge_method: undefined }) })],
  },
});
