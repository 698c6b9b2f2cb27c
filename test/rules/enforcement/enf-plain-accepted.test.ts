import rule from '../../../src/rules/enforcement/enf-plain-accepted.ts';
import { authorize, redeem, refused, signIn, verifier } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const plain = authorize({ code_challenge: verifier, code_challenge_method: 'plain' });

testRule(rule, {
  faulty: {
    'the method plain': { traffic: signIn({ authorize: plain }), message: 'accepted', severity: 'warning' },
    'no method, and the verifier itself': {
      traffic: signIn({ authorize: authorize({ code_challenge: verifier, code_challenge_method: undefined }) }),
      message: 'accepted',
    },
  },
  sound: { 'the method S256': signIn(), 'no method, and a digest': signIn({ authorize: authorize({ code_challenge_method: undefined }) }) },
  inconclusive: {
    'a redacted verifier': { traffic: signIn({ authorize: plain, redeem: redeem({ code_verifier: '***' }) }), because: 'redacted' },
  },
  notApplicable: { 'a refusal': signIn({ authorize: plain, answer: refused }) },
});
