import rule from '../../../src/rules/id-token/auth-time-too-old.ts';
import { idToken, signInWith, withIdToken } from '../../../src/rules/sample-id-token.ts';
import { sampleTime } from '../../../src/rules/sample-jwt.ts';
import { authorize, inOrder, redeem } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const authenticated = (seconds: number, max_age: string | undefined, ...headers: string[]) =>
  signInWith(idToken({ auth_time: sampleTime + seconds }), { max_age }, ...headers);
const lingering = inOrder(
  authorize({ scope: 'openid', max_age: '60' }),
  '@ +600s',
  redeem(),
  withIdToken(idToken({ auth_time: sampleTime - 20 })),
);

testRule(rule, {
  faulty: {
    'an hour ago with one minute allowed': { traffic: authenticated(-3600, '60'), message: 'old', severity: 'warning' },
    'an hour ago with none allowed': { traffic: authenticated(-3600, '0'), message: 'old' },
    'an hour ago by the server’s clock, which is behind': {
      traffic: authenticated(-7200, '60', 'Date: Wed, 31 Dec 2025 23:00:00 GMT'),
      message: 'old',
    },
  },
  sound: {
    'half a minute ago': authenticated(-30, '60'),
    'within the tolerance': authenticated(-100, '60'),
    'a user who took ten minutes to consent': lingering,
    'a server whose clock is behind': authenticated(-3600, '60', 'Date: Wed, 31 Dec 2025 23:00:00 GMT'),
  },
  inconclusive: {
    'a request whose parameters were pushed by a server': {
      traffic: authenticated(-3600, '60').replace(/authorize\?\S+/, 'authorize?client_id=spa-1&request_uri=urn:example:1'),
      because: 'outside-the-browser',
    },
    'a redacted ID token': { traffic: signInWith('[REDACTED]', { max_age: '60' }), because: 'redacted' },
  },
  notApplicable: {
    'an ID token without auth_time': signInWith(idToken(), { max_age: '60' }),
    'a request without max_age': authenticated(-3600, undefined),
    'a max_age that is no number': authenticated(-3600, 'one'),
  },
});
