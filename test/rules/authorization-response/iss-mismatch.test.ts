import rule from '../../../src/rules/authorization-response/iss-mismatch.ts';
import { sampleJwt } from '../../../src/rules/sample-jwt.ts';
import { authorize, inOrder, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const metadata = (issuer: string) =>
  `GET https://as.example/.well-known/openid-configuration\n< 200 {"issuer":"${issuer}","authorization_endpoint":"https://as.example/authorize","token_endpoint":"https://as.example/token"}`;
const idToken = (iss: string) => sampleJwt({ alg: 'RS256' }, { iss, aud: 'spa-1', sub: '1' });
const withIdToken = (received: string, claimed: string) =>
  signIn({
    authorize: authorize({}, { iss: received }),
    redeem: redeem({}, ''),
    answer: `< 200 {"access_token":"t-1","id_token":"${idToken(claimed)}"}`,
  });

testRule(rule, {
  faulty: {
    'another server': {
      traffic: inOrder(metadata('https://as.example'), authorize({}, { iss: 'https://evil.example' })),
      message: 'mismatch',
      severity: 'error',
    },
    'a slash too many': {
      traffic: inOrder(metadata('https://as.example'), authorize({}, { iss: 'https://as.example/' })),
      message: 'mismatch',
    },
    'an ID token of another issuer': { traffic: withIdToken('https://as.example', 'https://other.example'), message: 'idToken' },
    'another site, where the page redeems nothing': {
      traffic: inOrder(
        authorize({}, { iss: 'https://login.evil.test' }),
        'GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m&iss=https%3A%2F%2Flogin.evil.test\n< 200 <html>Shop</html>',
      ),
      message: 'stranger',
      severity: 'error',
    },
    'an iss with a query': { traffic: authorize({}, { iss: 'https://as.example?x=1' }), message: 'form' },
  },
  sound: {
    'the issuer of the metadata': inOrder(metadata('https://as.example'), authorize({}, { iss: 'https://as.example' })),
    'an iss encoded in another way': inOrder(
      metadata('https://as.example'),
      authorize({}, { iss: 'X' }).replace('iss=X', 'iss=https://as%2Eexample'),
    ),
    'the issuer of the ID token': withIdToken('https://accounts.example', 'accounts.example'),
    'no metadata, but an endpoint under the issuer': authorize({}, { iss: 'https://as.example' }),
    'a template in the metadata': inOrder(metadata('https://as.example/{tenantid}'), authorize({}, { iss: 'https://as.example' })),
  },
  inconclusive: {
    'another site, where a server takes the code': {
      traffic: inOrder(
        authorize({}, { iss: 'https://login.evil.test' }),
        'GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m&iss=https%3A%2F%2Flogin.evil.test\n< 302 /home',
      ),
      because: 'outside-the-browser',
    },
    'an issuer that nothing is known of': { traffic: authorize({}, { iss: 'https://issuer.example/t1' }), because: 'outside-the-browser' },
  },
  notApplicable: { 'a response without iss': signIn() },
});
