import rule from '../../../src/rules/authorization-request/authz-implicit.ts';
import { authorization, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'a token alone': { traffic: authorization({ response_type: 'token' }), message: 'token', severity: 'error' },
    'a token among others, in any order': { traffic: authorization({ response_type: 'id_token token' }), message: 'token' },
  },
  sound: {
    'an ID token alone': authorization({ response_type: 'id_token' }),
    'a code with an ID token': authorization({ response_type: 'code id_token' }),
    F0: signIn(),
  },
  inconclusive: { 'a redacted one': { traffic: authorization({ response_type: '***' }), because: 'redacted' } },
  notApplicable: { 'no response_type': authorization({ response_type: undefined }) },
});
