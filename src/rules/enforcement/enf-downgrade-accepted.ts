import { acceptedExchange } from '../../flow/acceptance.ts';
import { isCertainPair } from '../../flow/pairing.ts';
import { read } from '../../oauth/message.ts';
import { listMember } from '../../oauth/metadata-document.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, signIn } from '../sample-sign-in.ts';

const without = authorize({ code_challenge: undefined, code_challenge_method: undefined });
const metadata = `GET https://as.example/.well-known/openid-configuration
< 200 {"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize","token_endpoint":"https://as.example/token","code_challenge_methods_supported":["S256"]}`;

export default defineRule({
  id: 'enf-downgrade-accepted',
  stage: 'enforcement',
  title: 'The server accepted a verifier for a code without a challenge',
  severity: 'error',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(9700, '2.1.1'), rfc(9700, '4.8.2'), specification('OAuth 2.1', '4.1.3')],
  why: 'An attacker who takes the challenge out of the sign-in switches PKCE off without anybody noticing, unless the server refuses a verifier that belongs to no challenge. This one did not refuse it.',
  fix: 'Server: refuse a token request with code_verifier when no code_challenge came with the authorization request. Client: send the challenge.',
  notToBeConfusedWith:
    'A server that does not know PKCE at all and ignores the parameter: that cannot be told apart unless the server says that it supports PKCE.',

  needs: ['authorizationRequest', 'tokenRequest'],
  uses: ['authorizationResponse', 'tokenResponse', 'metadata'],
  messages: {
    accepted:
      'In this recording the server, which says that it supports S256, accepted a code_verifier for a code that was asked for without a code_challenge.',
    perhaps:
      'In this recording the server accepted a code_verifier for a code that was asked for without a code_challenge; it may not know PKCE at all.',
  },

  check(flow, conclude) {
    const accepted = acceptedExchange(flow.tokenExchanges);
    if (!accepted) return conclude.notApplicable();
    const challenge = read(flow.authorizationRequest, 'code_challenge');
    const sent = read(accepted.request, 'code_verifier');
    if (challenge.state === 'unobserved') return conclude.inconclusive(challenge.because);
    if (sent.state === 'unobserved') return conclude.inconclusive(sent.because);
    if (sent.state === 'absent' || !sent.value) return conclude.notApplicable();
    if (challenge.state === 'present' && challenge.value) return conclude.sound();
    const supported = listMember(flow.derived.metadata, 'code_challenge_methods_supported')?.includes('S256') ?? false;
    const certain = isCertainPair({ ...flow, tokenRequest: accepted.request });
    return supported
      ? conclude.faulty('accepted', {}, [sent.at, challenge.at], certain ? undefined : { severity: 'warning' })
      : conclude.faulty('perhaps', {}, [sent.at, challenge.at], { severity: 'warning' });
  },

  examples: {
    faulty: [inOrder(metadata, signIn({ authorize: without })), signIn({ authorize: without })],
    sound: [inOrder(metadata, signIn())],
  },
});
