import rule from '../../../src/rules/refresh/refresh-id-token-inconsistent.ts';
import { idToken, nonce, withIdToken } from '../../../src/rules/sample-id-token.ts';
import { sampleTime } from '../../../src/rules/sample-jwt.ts';
import { firstToken, granting, refresh } from '../../../src/rules/sample-refresh.ts';
import { inOrder, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const begin = (claims = {}) => signIn({ answer: withIdToken(idToken(claims), { refresh_token: firstToken }) });
const later = { nonce: undefined, iat: sampleTime + 3600, exp: sampleTime + 7200 };
const renewed = (claims = {}, first = {}) => inOrder(begin(first), refresh(withIdToken(idToken({ ...later, ...claims }))));

testRule(rule, {
  faulty: {
    'another user': { traffic: renewed({ sub: '900112233445' }), message: 'subject', severity: 'error' },
    'another issuer': { traffic: renewed({ iss: 'https://as.example/other' }), message: 'issuer', severity: 'error' },
    'another audience': { traffic: renewed({ aud: 'spa-2' }), message: 'audience', severity: 'error' },
    'a part of the audience': { traffic: renewed({ aud: 'spa-1' }, { aud: ['spa-1', 'api'] }), message: 'audience' },
    'another nonce': { traffic: renewed({ nonce: 'n-of-another-sign-in' }), message: 'nonce', severity: 'warning' },
    'another time of authentication': {
      traffic: renewed({ auth_time: sampleTime + 3500 }, { auth_time: sampleTime - 10 }),
      message: 'authenticated',
      severity: 'note',
    },
    'an older token': { traffic: renewed({ iat: sampleTime - 600 }), message: 'older', severity: 'warning' },
  },
  sound: {
    'an ID token without nonce': renewed(),
    'the nonce of the sign-in': renewed({ nonce }),
    'a larger audience': renewed({ aud: ['spa-1', 'api'] }),
    'an issuer written with the scheme': renewed({ iss: 'https://accounts.google.com' }, { iss: 'accounts.google.com' }),
  },
  inconclusive: {
    'a sign-in without an ID token': {
      traffic: inOrder(signIn({ answer: granting({ refresh_token: firstToken }) }), refresh(withIdToken(idToken(later)))),
      because: 'recording-started-late',
    },
    'an encrypted one': { traffic: inOrder(begin(), refresh(withIdToken('eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d'))), because: 'encrypted' },
    'a redacted one': { traffic: inOrder(begin(), refresh(withIdToken('[REDACTED]'))), because: 'redacted' },
  },
  notApplicable: {
    'a sign-in whose ID token cannot be read': inOrder(
      signIn({ answer: withIdToken('e30.e30', { refresh_token: firstToken }) }),
      refresh(withIdToken(idToken(later))),
    ),
    'a refresh without an ID token': inOrder(begin(), refresh(granting())),
  },
});
