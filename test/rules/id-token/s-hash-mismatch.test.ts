import rule from '../../../src/rules/id-token/s-hash-mismatch.ts';
import { hybridSignIn, idToken, signInWith } from '../../../src/rules/sample-id-token.ts';
import { testRule } from '../../support/rule-tester.ts';

const right = '3IPyCgf7kHc3xlp3kEFlFg';

testRule(rule, {
  faulty: {
    'the hash of another state': {
      traffic: signInWith(idToken({ s_hash: 'bJYTDxMKsNbRWDl-JNK8wQ' })),
      message: 'differs',
      severity: 'warning',
    },
    'a wrong one in the address bar': { traffic: hybridSignIn(idToken({ s_hash: 'bJYTDxMKsNbRWDl-JNK8wQ' })), message: 'differs' },
  },
  sound: {
    'the hash of the state': signInWith(idToken({ s_hash: right })),
    'in the address bar': hybridSignIn(idToken({ s_hash: right })),
  },
  inconclusive: {
    'a redacted state': { traffic: signInWith(idToken({ s_hash: right }), { state: '[REDACTED]' }), because: 'redacted' },
  },
  notApplicable: { 'an ID token without s_hash': signInWith(idToken()) },
});
