import rule from '../../../src/rules/id-token/id-token-azp-mismatch.ts';
import { idToken, signInWith } from '../../../src/rules/sample-id-token.ts';
import { signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'another client': { traffic: signInWith(idToken({ azp: 'spa-2' })), message: 'other', severity: 'warning' },
    'another client, beside an audience that fits': {
      traffic: signInWith(idToken({ aud: ['spa-1', 'api'], azp: 'api' })),
      message: 'other',
    },
  },
  sound: {
    'this client': signInWith(idToken({ azp: 'spa-1' })),
    'no azp, with several audiences': signInWith(idToken({ aud: ['spa-1', 'api'] })),
  },
  inconclusive: {
    'a redacted client_id': {
      traffic: signInWith(idToken({ azp: 'other' })).replaceAll('client_id=spa-1', 'client_id=%5BREDACTED%5D'),
      because: 'redacted',
    },
    'a redacted ID token': { traffic: signInWith('[REDACTED]'), because: 'redacted' },
  },
  notApplicable: { 'no ID token': signIn() },
});
