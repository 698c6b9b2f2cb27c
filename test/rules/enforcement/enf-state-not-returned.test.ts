import rule from '../../../src/rules/enforcement/enf-state-not-returned.ts';
import { authorize, inOrder, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'a code without the state': {
      traffic: signIn({ authorize: authorize({}, { state: undefined }) }),
      message: 'dropped',
      severity: 'error',
    },
  },
  sound: { 'the state comes back': signIn() },
  notApplicable: {
    'a sign-in without a state': signIn({ authorize: authorize({ state: undefined }) }),
    'an error without a state': inOrder(authorize().split('\n')[0]!, '< 302 https://app.example/cb?error=access_denied'),
    'an answer in a signed token': inOrder(
      authorize({ response_mode: 'jwt' }).split('\n')[0]!,
      '< 302 https://app.example/cb?response=e30.e30.c2ln',
    ),
  },
});
