import { answered, authorize, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-response/token-error-status.ts';
import { testRule } from '../../support/rule-tester.ts';

const auth0 = (text: string) =>
  text
    .replaceAll('https://as.example/authorize', 'https://tenant.eu.auth0.com/authorize')
    .replaceAll('https://as.example/token', 'https://tenant.eu.auth0.com/oauth/token');
const basic = '> Origin: https://app.example\n> Authorization: Basic c3BhLTE6c2VjcmV0';

testRule(rule, {
  faulty: {
    'an error with status 200': {
      traffic: signIn({ answer: answered(200, '{"error":"invalid_grant"}') }),
      message: 'success',
      severity: 'warning',
    },
    'an error with status 500': {
      traffic: signIn({ answer: answered(500, '{"error":"server_error"}') }),
      message: 'serverFault',
      severity: 'warning',
    },
    'an error with status 403': {
      traffic: signIn({ answer: answered(403, '{"error":"invalid_grant"}') }),
      message: 'unusual',
      severity: 'note',
    },
    'a 401 without its header after an attempt to authenticate': {
      traffic: signIn({ redeem: redeem({}, basic), answer: answered(401, '{"error":"invalid_client"}') }),
      message: 'challengeMissing',
      severity: 'note',
    },
  },
  sound: {
    'an error with status 400': signIn({ answer: refused }),
    'a 401 with its header': signIn({
      redeem: redeem({}, basic),
      answer: answered(401, '{"error":"invalid_client"}', 'WWW-Authenticate: Basic'),
    }),
    'a 401 to a client that did not use the header': signIn({ answer: answered(401, '{"error":"invalid_client"}') }),
    'Auth0, which refuses with 403': auth0(signIn({ answer: answered(403, '{"error":"invalid_grant"}') })),
  },
  notApplicable: {
    'a success': signIn({ authorize: authorize() }),
    'a demand for a nonce': inOrder(signIn({ answer: answered(401, '{"error":"use_dpop_nonce"}') }), redeem(), issued),
  },
});
