import rule from '../../../src/rules/id-token/id-tokens-disagree.ts';
import { hybridSignIn, idToken, signInWith } from '../../../src/rules/sample-id-token.ts';
import { sampleTime } from '../../../src/rules/sample-jwt.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'another user': { traffic: hybridSignIn(idToken({ sub: 'a' }), idToken({ sub: 'b' })), message: 'identity', severity: 'error' },
    'another issuer': { traffic: hybridSignIn(idToken({ iss: 'https://other.example' })), message: 'identity' },
    'another nonce': { traffic: hybridSignIn(idToken({ nonce: 'other' })), message: 'claims', severity: 'warning' },
  },
  sound: {
    'fewer claims in the address bar': hybridSignIn(idToken(), idToken({ email: 'user@app.example' })),
    'other times and hashes': hybridSignIn(idToken({ c_hash: 'x', iat: sampleTime - 1, exp: sampleTime + 10 }), idToken({ at_hash: 'y' })),
    'one audience written as a list': hybridSignIn(idToken({ aud: ['spa-1'] })),
  },
  inconclusive: {
    'an encrypted one': { traffic: hybridSignIn(idToken(), 'eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d'), because: 'encrypted' },
    'a redacted one': { traffic: hybridSignIn(idToken(), '[REDACTED]'), because: 'redacted' },
  },
  notApplicable: { 'a single ID token': signInWith(idToken()) },
});
