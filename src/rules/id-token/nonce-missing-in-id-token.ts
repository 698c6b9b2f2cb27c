import { claim } from '../../flow/id-tokens.ts';
import { read } from '../../oauth/message.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { judgeIdTokens } from '../judge-id-tokens.ts';
import { idToken, signInWith } from '../sample-id-token.ts';

export default defineRule({
  id: 'nonce-missing-in-id-token',
  stage: 'id-token',
  title: 'The ID token lacks the nonce that was sent',
  severity: 'error',
  effects: ['breaks', 'weakens'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '2'), specification('OIDC Core', '3.1.3.7')],
  why: 'A server that got a nonce must repeat it in the ID token, so that the client can see that the token answers this very sign-in. Without it the check cannot be made, and libraries refuse the token.',
  fix: 'Server: copy the nonce of the authorization request into the ID token. See that it is stored with the code, and that no proxy drops the parameter.',
  notToBeConfusedWith: 'The ID token of a refresh, which should have none; a sign-in that sent no nonce.',

  needs: ['authorizationRequest'],
  uses: ['authorizationResponse', 'tokenRequest', 'tokenResponse'],
  messages: { missing: 'The authorization request sent a nonce, but the ID token has none.' },

  check(flow, conclude) {
    const sent = read(flow.authorizationRequest, 'nonce');
    if (sent.state === 'absent' || (sent.state === 'present' && !sent.value)) return conclude.notApplicable();
    return judgeIdTokens({ ...flow, refreshExchanges: [] }, conclude, ['front', 'back'], (token) => {
      const found = claim(token, 'nonce');
      if (found !== undefined && found !== '') return conclude.sound();
      if (sent.state === 'unobserved') return conclude.inconclusive(sent.because);
      return conclude.faulty('missing', {}, [token.at, sent.at]);
    });
  },

  examples: {
    faulty: [signInWith(idToken({ nonce: undefined }))],
    sound: [signInWith(idToken())],
  },
});
