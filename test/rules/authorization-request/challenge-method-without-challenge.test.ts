import rule from '../../../src/rules/authorization-request/challenge-method-without-challenge.ts';
import { authorization, refused, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'an empty challenge': {
      traffic: authorization({ code_challenge: '' }, refused('invalid_request')),
      message: 'empty',
      severity: 'error',
    },
    'no challenge': { traffic: authorization({ code_challenge: undefined }, refused('invalid_request')), message: 'absent' },
    'no challenge where the server goes on, as a warning': {
      traffic: signIn({ code_challenge: undefined }, { code_verifier: undefined }),
      message: 'absent',
      severity: 'warning',
    },
  },
  sound: { F0: signIn() },
  inconclusive: { 'a redacted challenge': { traffic: authorization({ code_challenge: '***' }), because: 'redacted' } },
  notApplicable: { 'a request without PKCE': authorization({ code_challenge: undefined, code_challenge_method: undefined }) },
});
