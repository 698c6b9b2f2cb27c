import { authorize, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/verifier-unexpected.ts';
import { testRule } from '../../support/rule-tester.ts';

const bare = authorize({ code_challenge: undefined, code_challenge_method: undefined });

testRule(rule, {
  faulty: {
    'a verifier without a challenge': { traffic: inOrder(bare, redeem(), refused), message: 'unexpected', severity: 'error' },
    'an empty challenge': { traffic: inOrder(authorize({ code_challenge: '' }), redeem(), refused), message: 'unexpected' },
    'a server without PKCE that ignored it': { traffic: inOrder(bare, redeem(), issued), message: 'ignored', severity: 'note' },
    'another reason for the refusal': {
      traffic: inOrder(bare, redeem(), '< 401 {"error":"invalid_client"}\n< Access-Control-Allow-Origin: *'),
      message: 'unexpected',
      severity: 'warning',
    },
  },
  sound: { 'a challenge and a verifier': signIn() },
  inconclusive: {
    'a request that was pushed from elsewhere': {
      traffic: inOrder(
        'GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aexample%3A1\n< 302 https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=s-1',
        redeem(),
        refused,
      ),
      because: 'outside-the-browser',
    },
  },
  notApplicable: {
    'a sign-in without PKCE': inOrder(bare, redeem({ code_verifier: undefined }), issued),
    'a beginning that was not recorded': inOrder(redeem(), refused),
  },
});
