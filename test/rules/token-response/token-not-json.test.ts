import { answered, authorize, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-response/token-not-json.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'a sign-in page': {
      traffic: signIn({ answer: answered(200, '<!doctype html><html><title>Login</title></html>') }),
      message: 'page',
      severity: 'error',
      says: /a web page titled “Login”/,
    },
    'a plain text': {
      traffic: signIn({ answer: answered(404, 'Not Found', 'Content-Type: text/plain') }),
      message: 'text',
      says: /no JSON \(“text\/plain”\)/,
    },
    'a page without a title': {
      traffic: signIn({ answer: answered(200, '<html><body>Hello</body></html>') }),
      message: 'page',
      says: /a web page:/,
    },
    'a form that holds nothing of OAuth': {
      traffic: signIn({ answer: answered(200, 'status=ok&queue=7', 'Content-Type: application/x-www-form-urlencoded') }),
      message: 'text',
    },
    'nothing at all': { traffic: signIn({ answer: answered(405, '') }), message: 'empty' },
    'a JSON list': { traffic: signIn({ answer: answered(200, '["access_token"]') }), message: 'otherJson' },
    'a form, as GitHub answers by default': {
      traffic: signIn({
        answer: answered(200, 'access_token=2YotnFZFEjr1zCsicMWpAA&token_type=bearer', 'Content-Type: application/x-www-form-urlencoded'),
      }),
      message: 'form',
      severity: 'note',
    },
  },
  sound: {
    tokens: signIn({ authorize: authorize() }),
    'an error': signIn({ answer: refused }),
    'JSON that is labelled as a page': signIn({
      answer: answered(200, '{"access_token":"2YotnFZFEjr1zCsicMWpAA"}', 'Content-Type: text/html'),
    }),
  },
  inconclusive: {
    'an answer that CORS hid': {
      traffic: signIn({ redeem: `@ {"error":"net::ERR_FAILED"}\n${redeem()}`, answer: '< 200' }),
      because: 'cors-blocked',
    },
    'a body that was not captured': {
      traffic: signIn({ answer: '< 200\n< Access-Control-Allow-Origin: *\n< (body not captured)' }),
      because: 'body-not-captured',
    },
  },
  notApplicable: {
    'a request that the network lost': signIn({ answer: '< 0 net::ERR_FAILED' }),
    'a redirect': inOrder(
      signIn({ answer: '< 302 https://as.example/login' }),
      redeem().split('\n')[0]!.replace('/token', '/elsewhere'),
      issued,
    ),
  },
});
