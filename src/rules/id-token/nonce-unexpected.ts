import { claim } from '../../flow/id-tokens.ts';
import { read } from '../../oauth/message.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { judgeIdTokens } from '../judge-id-tokens.ts';
import { idToken, signInWith } from '../sample-id-token.ts';

export default defineRule({
  id: 'nonce-unexpected',
  stage: 'id-token',
  title: 'The ID token has a nonce that nobody sent',
  severity: 'warning',
  effects: ['breaks', 'weakens'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '2'), specification('OIDC Core', '3.1.3.7')],
  why: 'This sign-in sent no nonce, so the ID token was made for another one: it may have been put in its place. Strict libraries refuse it.',
  fix: 'Find out where the nonce comes from. A server that signs its users in elsewhere must not pass on the nonce of its own request.',
  notToBeConfusedWith: 'A request whose parameters cannot be seen (pushed by a server, or encrypted): it may well have had a nonce.',

  needs: ['authorizationRequest'],
  uses: ['authorizationResponse', 'tokenRequest', 'tokenResponse'],
  messages: { unexpected: 'The ID token has a nonce, but the authorization request sent none.' },

  check(flow, conclude) {
    const sent = read(flow.authorizationRequest, 'nonce');
    if (sent.state === 'present' && sent.value) return conclude.notApplicable();
    return judgeIdTokens({ ...flow, refreshExchanges: [] }, conclude, ['front', 'back'], (token) => {
      const found = claim(token, 'nonce');
      if (found === undefined || found === '') return conclude.sound();
      if (sent.state === 'unobserved') return conclude.inconclusive(sent.because);
      return conclude.faulty('unexpected', {}, [token.at, sent.at]);
    });
  },

  examples: {
    faulty: [signInWith(idToken(), { nonce: undefined })],
    sound: [signInWith(idToken({ nonce: undefined }), { nonce: undefined })],
  },
});
