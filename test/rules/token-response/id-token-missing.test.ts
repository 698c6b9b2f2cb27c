import { answered, authorize, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-response/id-token-missing.ts';
import { testRule } from '../../support/rule-tester.ts';

const withIdToken = issued.replace('{', '{"id_token":"eyJhbGciOiJSUzI1NiJ9.e30.c2ln",');
const openid = authorize({ scope: 'openid api' });

testRule(rule, {
  faulty: { 'openid and no ID token': { traffic: signIn({ authorize: openid }), message: 'missing', severity: 'warning' } },
  sound: {
    'openid and an ID token': signIn({ authorize: openid, answer: withIdToken }),
    'a refresh that leaves it out': inOrder(
      signIn({ authorize: openid, answer: withIdToken.replace('{', '{"refresh_token":"first-refresh-token",') }),
      'POST https://as.example/token\n> grant_type=refresh_token&refresh_token=first-refresh-token&client_id=spa-1',
      issued,
    ),
  },
  inconclusive: {
    'an ID token that a sanitiser replaced': {
      traffic: signIn({ authorize: openid, answer: issued.replace('{', '{"id_token":"[REDACTED]",') }),
      because: 'redacted',
    },
  },
  notApplicable: {
    'a sign-in without openid': signIn(),
    'a refusal': inOrder(openid, redeem(), refused),
    'another answer': signIn({ authorize: openid, answer: answered(500, '') }),
  },
});
