import rule from '../../../src/rules/correlation/token-issuer-mix-up.ts';
import { authorize, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const withIss = authorize({}, { iss: 'https://as.example' });
const at = (url: string) => redeem().replace('https://as.example/token', url);
const metadata = (host: string, document: Record<string, string>) =>
  `GET https://${host}/.well-known/openid-configuration\n< 200 ${JSON.stringify(document)}`;
const moved = (start: string, token: string, answer = refused) =>
  signIn({ authorize: authorize().replace('https://as.example/authorize', start), redeem: at(token), answer });

testRule(rule, {
  faulty: {
    'a token endpoint that belongs to another issuer by its metadata': {
      traffic: inOrder(
        metadata('b.example', {
          issuer: 'https://b.example',
          authorization_endpoint: 'https://b.example/authorize',
          token_endpoint: 'https://b.example/token',
        }),
        signIn({ authorize: withIss, redeem: at('https://b.example/token') }),
      ),
      message: 'metadata',
      severity: 'error',
    },
    'a recording that begins at the callback, which names the issuer': {
      traffic: inOrder(
        'GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=s-1&iss=https%3A%2F%2Fas.example\n< 200',
        at('https://staging.example/token'),
        refused,
      ),
      message: 'issuer',
      severity: 'warning',
    },
    'a refused code at another host than the named issuer': {
      traffic: signIn({ authorize: withIss, redeem: at('https://staging.example/token'), answer: refused }),
      message: 'issuer',
      severity: 'warning',
    },
    'a refused code at another host': {
      traffic: signIn({ redeem: at('https://staging.example/token'), answer: refused }),
      message: 'otherHost',
      severity: 'warning',
    },
    'a refused code in another region of the same product': {
      traffic: moved('https://login.mypurecloud.ie/oauth/authorize', 'https://login.usw2.pure.cloud/oauth/token'),
      message: 'otherRegion',
      severity: 'error',
    },
    'a refused code at another realm': {
      traffic: moved(
        'https://as.example/realms/one/protocol/openid-connect/auth',
        'https://as.example/realms/two/protocol/openid-connect/token',
      ),
      message: 'otherTenant',
    },
    'a refused code at another authorization server of one host': {
      traffic: moved('https://as.example/oauth2/default/v1/authorize', 'https://as.example/oauth2/v1/token'),
      message: 'otherTenant',
    },
  },
  sound: {
    'one server': signIn({ authorize: withIss }),
    'another host that took the code': signIn({ authorize: withIss, redeem: at('https://token.example/token') }),
    'another host that the metadata name': inOrder(
      metadata('as.example', {
        issuer: 'https://as.example',
        authorization_endpoint: 'https://as.example/authorize',
        token_endpoint: 'https://api.as-backend.example/token',
      }),
      signIn({ authorize: withIss, redeem: at('https://api.as-backend.example/token'), answer: refused }),
    ),
    'Google, whose hosts differ by design': moved('https://accounts.google.com/o/oauth2/v2/auth', 'https://oauth2.googleapis.com/token'),
    'a refusal at another host that is about the form of the request': signIn({
      redeem: at('https://token.example/token'),
      answer: '< 400 {"error":"invalid_request"}',
    }),
    'one realm': moved(
      'https://as.example/realms/one/protocol/openid-connect/auth',
      'https://as.example/realms/one/protocol/openid-connect/token',
      issued,
    ),
  },
});
