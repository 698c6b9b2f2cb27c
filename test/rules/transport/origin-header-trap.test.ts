import { authorize, inOrder, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/transport/origin-header-trap.ts';
import { testRule } from '../../support/rule-tester.ts';

const answer = (error_description: string, error = 'invalid_request') =>
  `< 400 ${JSON.stringify({ error, error_description })}\n< Access-Control-Allow-Origin: *`;
const refusedWith = (description: string, head?: string) => inOrder(authorize(), redeem({}, head), answer(description));

testRule(rule, {
  faulty: {
    'a client that is no single-page application': {
      traffic: refusedWith('AADSTS9002326: Cross-origin token redemption is permitted only for SPA.'),
      message: 'notRegistered',
      severity: 'error',
      says: /a request with an Origin header because/,
    },
    'the same without a verifier, which is not what the server speaks of': {
      traffic: inOrder(authorize(), redeem({ code_verifier: undefined }), answer('AADSTS9002326: Cross-origin.')),
      message: 'notRegistered',
    },
    'a page whose challenge was redacted': {
      traffic: inOrder(
        authorize({ code_challenge: '[REDACTED]' }),
        redeem({ code_verifier: undefined }),
        answer('AADSTS9002325: Proof Key for Code Exchange is required.'),
      ),
      message: 'needsPkce',
    },
    'a single-page application without a page': {
      traffic: refusedWith('AADSTS9002327: Tokens may only be redeemed via cross-origin requests.', '> Accept: */*'),
      message: 'browserOnly',
      says: /a request without an Origin header because/,
    },
    'a page without PKCE at Entra ID': {
      traffic: refusedWith('AADSTS9002325: Proof Key for Code Exchange is required.'),
      message: 'needsPkce',
    },
    'a page without PKCE at Okta': {
      traffic: refusedWith('Browser requests to the token endpoint must use Proof Key for Code Exchange.'),
      message: 'needsPkce',
    },
    'a refusal in a recording without headers': {
      traffic: refusedWith('AADSTS9002326: Cross-origin.', ''),
      message: 'notRegistered',
      says: /a request because/,
    },
    'a refused refresh': {
      traffic: inOrder(
        signIn(),
        'POST https://as.example/token\n> Accept: */*\n> grant_type=refresh_token&refresh_token=tGzv3JOkF0XG5Qx2TlKWIA&client_id=spa-1',
        answer('AADSTS9002327: Tokens issued for the SPA client-type.'),
      ),
      message: 'browserOnly',
    },
  },
  sound: {
    'a page without PKCE, as its requests show': inOrder(
      authorize({ code_challenge: undefined, code_challenge_method: undefined }),
      redeem({ code_verifier: undefined }),
      answer('AADSTS9002325: Proof Key for Code Exchange is required.'),
    ),
    'a request still under way beside an answered one': inOrder(signIn(), redeem(), '< (no answer)'),

    'another error': signIn({ answer: refused }),
    'another number': refusedWith('AADSTS90023261: something else.'),
    'a good sign-in': signIn(),
  },
  inconclusive: {
    'a hidden answer': { traffic: inOrder(authorize(), redeem(), '< 400\n< (body not captured)'), because: 'body-not-captured' },
  },
});
