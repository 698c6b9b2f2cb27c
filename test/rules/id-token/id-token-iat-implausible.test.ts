import rule from '../../../src/rules/id-token/id-token-iat-implausible.ts';
import { idToken, signInWith } from '../../../src/rules/sample-id-token.ts';
import { sampleTime } from '../../../src/rules/sample-jwt.ts';
import { signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const issued = (seconds: number, ...headers: string[]) => signInWith(idToken({ iat: sampleTime + seconds }), {}, ...headers);

testRule(rule, {
  faulty: {
    'five minutes ahead': { traffic: issued(300), message: 'future', severity: 'warning' },
    'five minutes ahead by the server’s own clock': {
      traffic: issued(300, 'Date: Thu, 01 Jan 2026 00:00:02 GMT'),
      message: 'future',
      severity: 'warning',
    },
    'a quarter of an hour ago': { traffic: issued(-900), message: 'past', severity: 'warning' },
    'an answer out of a service worker': {
      traffic: issued(-900).replace('POST ', '@ {"viaServiceWorker":true}\nPOST '),
      message: 'past',
      severity: 'note',
    },
    'a browser whose clock is behind': {
      traffic: issued(300, 'Date: Thu, 01 Jan 2026 00:05:00 GMT'),
      message: 'clock',
      severity: 'note',
    },
  },
  sound: { 'three seconds ago': issued(-3), 'five minutes ago, as some servers do': issued(-300), 'some seconds ahead': issued(20) },
  inconclusive: { 'a redacted ID token': { traffic: signInWith('[REDACTED]'), because: 'redacted' } },
  notApplicable: { 'no ID token': signIn(), 'no time in it': signInWith(idToken({ iat: undefined })) },
});
