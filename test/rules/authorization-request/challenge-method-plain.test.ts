import rule from '../../../src/rules/authorization-request/challenge-method-plain.ts';
import { signIn, verifier } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'plain by its name': {
      traffic: signIn({ code_challenge: verifier, code_challenge_method: 'plain' }),
      message: 'declared',
      severity: 'warning',
    },
    'plain by default': { traffic: signIn({ code_challenge: verifier, code_challenge_method: undefined }), message: 'byDefault' },
  },
  sound: {
    F0: signIn(),
    'a forgotten method beside a hash': signIn({ code_challenge_method: undefined }, {}, '< 400 {"error":"invalid_grant"}'),
  },
  inconclusive: { 'a redacted method': { traffic: signIn({ code_challenge_method: '***' }), because: 'redacted' } },
});
