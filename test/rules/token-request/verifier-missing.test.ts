import { authorize, inOrder, issued, redeem, refused, signIn, verifier } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/verifier-missing.ts';
import { testRule } from '../../support/rule-tester.ts';

const without = redeem({ code_verifier: undefined });
const began = (origin: string) => authorize().replace('\n<', `\n> Referer: ${origin}/\n<`);

testRule(rule, {
  faulty: {
    'no verifier': { traffic: inOrder(authorize(), without, refused), message: 'missing', severity: 'error' },
    'an empty verifier': { traffic: inOrder(authorize(), redeem({ code_verifier: '' }), refused), message: 'empty' },
    'the text of a value that was not there': {
      traffic: inOrder(authorize(), redeem({ code_verifier: 'null' }), refused),
      message: 'literal',
    },
    'another name': {
      traffic: inOrder(authorize(), redeem({ code_verifier: undefined, codeVerifier: verifier }), refused),
      message: 'misnamed',
    },
    'a sign-in that began on another origin': {
      traffic: inOrder(began('https://www.app.example'), without, refused),
      message: 'otherOrigin',
    },
    'a server that does not insist': { traffic: inOrder(authorize(), without, issued), message: 'accepted', severity: 'warning' },
    'a pushed request whose server asks for it': {
      traffic: inOrder(
        'GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aexample%3A1\n< 302 https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=s-1',
        without,
        '< 400 {"error":"invalid_grant","error_description":"Missing code verifier"}\n< Access-Control-Allow-Origin: *',
      ),
      message: 'asked',
      severity: 'warning',
    },
  },
  sound: {
    'a verifier': signIn(),
    'a verifier that does not fit, which is another fault': inOrder(authorize(), redeem({ code_verifier: 'y'.repeat(43) }), refused),
  },
  inconclusive: {
    'a body that was not recorded': {
      traffic: inOrder(authorize(), 'POST https://as.example/token\n> (not captured)', refused),
      because: 'body-not-captured',
    },
    'a beginning that was not recorded': { traffic: inOrder(without, refused), because: 'recording-started-late' },
  },
  notApplicable: {
    'another grant':
      'POST https://as.example/token\n> grant_type=password&username=pat&password=a-password-1\n< 400 {"error":"invalid_client"}',
    'a body that is no form at all': inOrder(
      authorize(),
      'POST https://as.example/token\n> [object Object]',
      '< 400 {"error":"invalid_request"}',
    ),
    'a sign-in without PKCE': inOrder(authorize({ code_challenge: undefined, code_challenge_method: undefined }), without, issued),
  },
});
