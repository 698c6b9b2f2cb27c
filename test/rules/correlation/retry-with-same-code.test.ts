import rule from '../../../src/rules/correlation/retry-with-same-code.ts';
import { authorize, inOrder, issued, otherVerifier, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const wrong = redeem({ code_verifier: otherVerifier });

testRule(rule, {
  faulty: {
    'a second try with the right verifier': {
      traffic: inOrder(signIn({ redeem: wrong, answer: refused }), redeem(), refused),
      message: 'retried',
      severity: 'warning',
    },
    'a second try that the server let pass': {
      traffic: inOrder(signIn({ redeem: wrong, answer: refused }), redeem(), issued),
      message: 'retried',
      severity: 'note',
    },
  },
  sound: {
    'a new sign-in after the refusal': inOrder(
      signIn({ answer: refused }),
      authorize({ state: 'st-of-the-second-one' }, { code: 'code-of-the-second-one' }),
      redeem({ code: 'code-of-the-second-one' }),
      issued,
    ),
    'a repetition for a DPoP nonce': inOrder(signIn({ answer: '< 400 {"error":"use_dpop_nonce"}\n< DPoP-Nonce: n1' }), redeem(), issued),
    'a repetition with the authentication that was asked for': inOrder(
      signIn({ answer: '< 401 {"error":"invalid_client"}\n< WWW-Authenticate: Basic realm="as"' }),
      redeem(),
      issued,
    ),
    'a used code that comes again': inOrder(signIn(), redeem(), refused),
  },
});
