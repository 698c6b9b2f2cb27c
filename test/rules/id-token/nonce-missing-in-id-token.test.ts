import rule from '../../../src/rules/id-token/nonce-missing-in-id-token.ts';
import { hybridSignIn, idToken, nonce, signInWith, withIdToken } from '../../../src/rules/sample-id-token.ts';
import { firstToken, refresh } from '../../../src/rules/sample-refresh.ts';
import { authorize, inOrder, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const without = idToken({ nonce: undefined });

testRule(rule, {
  faulty: {
    'an ID token without nonce': { traffic: signInWith(without), message: 'missing', severity: 'error' },
    'an empty nonce': { traffic: signInWith(idToken({ nonce: '' })), message: 'missing' },
    'one in the address bar': { traffic: hybridSignIn(without), message: 'missing' },
  },
  sound: {
    'an ID token with nonce': signInWith(idToken()),
    'a refresh without nonce': inOrder(
      signIn({ authorize: authorize({ scope: 'openid', nonce }), answer: withIdToken(idToken(), { refresh_token: firstToken }) }),
      refresh(withIdToken(without)),
    ),
  },
  inconclusive: { 'a redacted nonce': { traffic: signInWith(without, { nonce: '[REDACTED]' }), because: 'redacted' } },
  notApplicable: { 'a request without nonce': signInWith(without, { nonce: undefined }), 'no ID token': signIn() },
});
