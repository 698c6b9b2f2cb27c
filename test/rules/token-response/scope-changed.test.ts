import { answered, authorize, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-response/scope-changed.ts';
import { testRule } from '../../support/rule-tester.ts';

const jwt = (claims: unknown) => `e30.${btoa(JSON.stringify(claims)).replaceAll('=', '')}.c2ln`;
const granted = (requested: string | undefined, scope: string | undefined, token = '2YotnFZFEjr1zCsicMWpAA') =>
  signIn({
    authorize: authorize({ scope: requested }),
    answer: answered(200, JSON.stringify({ access_token: token, token_type: 'Bearer', scope })),
  });

testRule(rule, {
  faulty: {
    'less than was asked for': { traffic: granted('openid api', 'openid'), message: 'missing', severity: 'note' },
    'more than was asked for': { traffic: granted('api', 'api admin'), message: 'added' },
    'something else': { traffic: granted('api', 'admin'), message: 'both' },
    'a token that says less than was asked for': { traffic: granted('api orders', undefined, jwt({ scope: 'api' })), message: 'missing' },
    'a token of Entra ID’s kind': { traffic: granted('api orders', undefined, jwt({ scp: ['api'] })), message: 'missing' },
  },
  sound: {
    'another order': granted('openid api', 'api openid'),
    'no word about it': granted('api', undefined),
    'the scopes of the ID token left out': granted('openid profile email offline_access api', 'api'),
    'names with their resource in front': granted('https://graph.example.com/User.Read', 'User.Read'),
    'commas in place of spaces': granted('repo user', 'repo,user'),
  },
  inconclusive: {
    'a pushed request that was not seen': {
      traffic: inOrder(
        'GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A1&state=s1',
        '< 302 https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=s1',
        redeem(),
        issued,
      ),
      because: 'outside-the-browser',
    },
  },
  notApplicable: { 'no scope at all': granted(undefined, 'api'), 'an error': signIn({ answer: refused }) },
});
