import rule from '../../../src/rules/correlation/attempts-overlap.ts';
import { authorize, inOrder, issued, otherChallenge, otherVerifier, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const second = (changes = {}) =>
  authorize({ state: 'st-of-the-second-one', code_challenge: otherChallenge, ...changes }, { code: 'code-of-the-second-one' });
const secondRedeem = inOrder(redeem({ code: 'code-of-the-second-one', code_verifier: otherVerifier }), issued);

testRule(rule, {
  faulty: {
    'two sign-ins that are interleaved': {
      traffic: inOrder(authorize(), second(), redeem(), issued, secondRedeem),
      message: 'overlap',
      severity: 'note',
    },
  },
  sound: {
    'one sign-in': signIn(),
    'a silent renewal beside it': inOrder(authorize(), second({ prompt: 'none' }), redeem(), issued),
    'two sign-ins one after the other': inOrder(signIn(), second(), secondRedeem),
    'a sign-in of another client meanwhile': inOrder(authorize(), second({ client_id: 'spa-2' }), redeem(), issued),
  },
  notApplicable: {
    'a silent renewal': signIn({ authorize: authorize({ prompt: 'none' }) }),
    'two sign-ins of nobody': inOrder(
      authorize({ client_id: undefined }),
      second({ client_id: undefined }),
      redeem(),
      issued,
      secondRedeem,
    ),
  },
});
