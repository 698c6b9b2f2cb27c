import { answered, authorize, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-response/token-redirected.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'a redirect to a sign-in page': {
      traffic: signIn({ answer: '< 302 https://as.example/login?returnTo=%2Ftoken' }),
      message: 'bodyLost',
      severity: 'warning',
    },
    'a redirect from http to https': {
      traffic: inOrder(
        authorize(),
        redeem().replace('https://as.example', 'http://as.example'),
        '< 301 https://as.example/token',
        'GET https://as.example/token',
        '< 404 Not Found',
      ),
      message: 'bodyLost',
    },
    'a redirect that keeps the body': {
      traffic: inOrder(authorize(), redeem(), '< 307 https://as.example/v2/token', redeem().replace('/token', '/v2/token'), issued),
      message: 'bodyKept',
      severity: 'note',
    },
  },
  sound: { 'a direct answer': signIn(), 'a refusal': signIn({ answer: refused }), 'a failure': signIn({ answer: answered(500, '') }) },
  inconclusive: { 'a request without an answer': { traffic: signIn({ answer: '< (no answer)' }), because: 'unanswered' } },
});
