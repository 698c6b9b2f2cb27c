import { answered, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-response/token-error.ts';
import { testRule } from '../../support/rule-tester.ts';

const nonce = answered(400, '{"error":"use_dpop_nonce"}', 'DPoP-Nonce: n1');

testRule(rule, {
  faulty: {
    'an OAuth error': { traffic: signIn({ answer: refused }), message: 'refused', severity: 'error' },
    'an OAuth error with status 200, as GitHub sends it': {
      traffic: signIn({ answer: answered(200, '{"error":"bad_verification_code"}') }),
      message: 'refused',
    },
    'an error whose text repeats the code': {
      traffic: signIn({ answer: answered(400, '{"error":"invalid_grant","error_description":"code SplxlOBeZQQYbYS6WxSbIA unknown"}') }),
      message: 'refused',
    },
    'a refusal without an error code': { traffic: signIn({ answer: answered(403, '{"message":"Forbidden"}') }), message: 'withoutCode' },
    'a demand for a nonce that was not met': { traffic: signIn({ answer: nonce }), message: 'nonceNotSent', severity: 'error' },
    'a refusal that a later try made good': {
      traffic: inOrder(signIn({ answer: refused }), redeem(), issued),
      message: 'refused',
      severity: 'note',
    },
    'a refusal after a success': { traffic: inOrder(signIn(), redeem(), refused), message: 'refused', severity: 'error' },
  },
  sound: {
    'a success': signIn(),
    'a demand for a nonce that was met': inOrder(signIn({ answer: nonce }), redeem(), issued),
    'a demand to wait': signIn({ answer: answered(400, '{"error":"authorization_pending"}') }),
  },
  inconclusive: {
    'a refusal whose body was not captured': {
      traffic: signIn({ answer: '< 400\n< Access-Control-Allow-Origin: *\n< (body not captured)' }),
      because: 'body-not-captured',
    },
  },
});
