import { answered, authorize, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-response/token-error-nonstandard.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'a code that is known from elsewhere': {
      traffic: signIn({ answer: answered(400, '{"error":"redirect_uri_mismatch"}') }),
      message: 'known',
      severity: 'note',
    },
    'a code that nobody knows': { traffic: signIn({ answer: answered(400, '{"error":"E1042"}') }), message: 'unknown' },
    'a code that is a name of an object’s own machinery': {
      traffic: signIn({ answer: answered(400, '{"error":"constructor"}') }),
      message: 'unknown',
    },
  },
  sound: {
    'a code of RFC 6749': signIn({ answer: refused }),
    'a code of RFC 8707': signIn({ answer: answered(400, '{"error":"invalid_target"}') }),
    'a code of RFC 9449': inOrder(signIn({ answer: answered(400, '{"error":"use_dpop_nonce"}') }), redeem(), issued),
  },
  notApplicable: { 'a success': signIn({ authorize: authorize() }) },
});
