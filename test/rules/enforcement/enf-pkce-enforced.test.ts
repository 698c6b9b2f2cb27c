import rule from '../../../src/rules/enforcement/enf-pkce-enforced.ts';
import { authorize, inOrder, issued, otherVerifier, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const wrong = redeem({ code_verifier: otherVerifier });
const second = inOrder(
  authorize({ state: 'st-of-the-second-one' }, { code: 'code-of-the-second-one' }),
  redeem({ code: 'code-of-the-second-one' }),
  issued,
);

testRule(rule, {
  faulty: {
    'a wrong verifier refused, a right one accepted in another sign-in': {
      traffic: inOrder(signIn({ redeem: wrong, answer: refused }), second),
      message: 'enforced',
      severity: 'note',
    },
    'no verifier refused, a right one accepted in another sign-in': {
      traffic: inOrder(signIn({ redeem: redeem({ code_verifier: undefined }), answer: refused }), second),
      message: 'enforced',
    },
    'a wrong verifier refused, a right one accepted for the same code': {
      traffic: inOrder(signIn({ redeem: wrong, answer: refused }), redeem(), issued),
      message: 'enforced',
    },
  },
  sound: {
    'a refusal that has another reason in sight': inOrder(
      signIn({ redeem: redeem({ code_verifier: otherVerifier, client_id: 'spa-2' }), answer: refused }),
      second,
    ),
  },
  inconclusive: {
    'a refusal alone': { traffic: signIn({ redeem: wrong, answer: refused }), because: 'outside-the-browser' },
    'a verifier that was not seen': {
      traffic: signIn({ redeem: redeem({ code_verifier: '[REDACTED]' }), answer: refused }),
      because: 'redacted',
    },
  },
  notApplicable: { 'a success alone': signIn(), 'a refusal of a right verifier': signIn({ answer: refused }) },
});
