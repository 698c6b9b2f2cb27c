import rule from '../../../src/rules/id-token/nonce-mismatch.ts';
import { hybridSignIn, idToken, nonce, signInWith, withIdToken } from '../../../src/rules/sample-id-token.ts';
import { firstToken, refresh } from '../../../src/rules/sample-refresh.ts';
import { authorize, inOrder, otherChallenge, otherVerifier, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const claimed = (claim: string) => signInWith(idToken({ nonce: claim }));
const second = { scope: 'openid', nonce: 'n-Second_Sign_In', state: 'st-second-sign-in', code_challenge: otherChallenge };
const twice = inOrder(
  authorize({ scope: 'openid', nonce }),
  authorize(second, { code: 'code-of-the-second-sign-in' }),
  redeem({ code: 'code-of-the-second-sign-in', code_verifier: otherVerifier }),
  withIdToken(idToken()),
);

testRule(rule, {
  faulty: {
    'another nonce': { traffic: claimed('other'), message: 'unknown', severity: 'error' },
    'another nonce in the address bar': { traffic: hybridSignIn(idToken({ nonce: 'other' })), message: 'unknown' },
    'the nonce of another sign-in': { traffic: twice, message: 'other', severity: 'error' },
    'a nonce that was cut': { traffic: claimed(nonce.slice(0, -3)), message: 'damaged' },
    'a nonce in capitals': { traffic: claimed(nonce.toUpperCase()), message: 'damaged' },
    'the hash of the nonce in hexadecimal': {
      traffic: claimed('0823a09b54cb9381561068b00aaf4e539b3f54604631d3e6a820879b6b04cc19'),
      message: 'hashed',
      severity: 'note',
    },
    'the hash of the nonce in base64url': {
      traffic: claimed('CCOgm1TLk4FWEGiwCq9OU5s_VGBGMdPmqCCHm2sEzBk'),
      message: 'hashed',
      severity: 'note',
    },
  },
  sound: { 'the nonce that was sent': claimed(nonce), 'two ID tokens with the nonce': hybridSignIn(idToken()) },
  inconclusive: {
    'a redacted nonce': { traffic: signInWith(idToken({ nonce: 'other' }), { nonce: '[REDACTED]' }), because: 'redacted' },
    'a redacted ID token': { traffic: signInWith('[REDACTED]'), because: 'redacted' },
  },
  notApplicable: {
    'a request without nonce': signInWith(idToken(), { nonce: undefined }),
    'an ID token without nonce': signInWith(idToken({ nonce: undefined })),
    'a sign-in without an ID token': signIn(),
    'the nonce of a refresh': inOrder(
      signIn({ authorize: authorize({ scope: 'openid', nonce }), answer: withIdToken('', { refresh_token: firstToken }) }),
      refresh(withIdToken(idToken({ nonce: 'other' }))),
    ),
  },
});
