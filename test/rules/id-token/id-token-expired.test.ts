import rule from '../../../src/rules/id-token/id-token-expired.ts';
import { idToken, signInWith } from '../../../src/rules/sample-id-token.ts';
import { sampleTime } from '../../../src/rules/sample-jwt.ts';
import { signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const ending = (seconds: number, ...headers: string[]) => signInWith(idToken({ exp: sampleTime + seconds }), {}, ...headers);
const at = (time: string, traffic: string) => `@ ${time}\n${traffic}`;

testRule(rule, {
  faulty: {
    'two minutes ago': { traffic: ending(-120), message: 'expired', severity: 'error' },
    'two minutes ago by the server’s own clock': {
      traffic: ending(-120, 'Date: Thu, 01 Jan 2026 00:00:00 GMT'),
      message: 'expired',
      severity: 'error',
    },
    'a browser whose clock is ahead': {
      traffic: ending(60, 'Date: Wed, 31 Dec 2025 23:57:00 GMT').replace(/^/, '@ 2026-01-01T00:03:00.000Z\n'),
      message: 'clock',
      severity: 'note',
    },
  },
  sound: {
    'an hour ahead': ending(3600),
    'some seconds ago': ending(-30),
    'an old recording': at('2019-05-01T10:00:00.000Z', signInWith(idToken({ exp: 1556708400 }))),
    'a browser whose clock is behind': at('2025-12-31T23:00:00.000Z', ending(600, 'Date: Thu, 01 Jan 2026 00:00:00 GMT')),
  },
  inconclusive: { 'a redacted ID token': { traffic: signInWith('[REDACTED]'), because: 'redacted' } },
  notApplicable: { 'no ID token': signIn(), 'no time in it': signInWith(idToken({ exp: undefined })) },
});
