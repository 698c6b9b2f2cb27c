import rule from '../../../src/rules/enforcement/enf-downgrade-accepted.ts';
import { authorize, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const without = authorize({ code_challenge: undefined, code_challenge_method: undefined });
const metadata = (methods: string[]) => `GET https://as.example/.well-known/openid-configuration
< 200 ${JSON.stringify({
  issuer: 'https://as.example',
  authorization_endpoint: 'https://as.example/authorize',
  token_endpoint: 'https://as.example/token',
  code_challenge_methods_supported: methods,
})}`;

testRule(rule, {
  faulty: {
    'a server that says that it supports S256': {
      traffic: inOrder(metadata(['S256']), signIn({ authorize: without })),
      message: 'accepted',
      severity: 'error',
    },
    'a server of which nothing is known': { traffic: signIn({ authorize: without }), message: 'perhaps', severity: 'warning' },
    'a server that supports plain only': { traffic: inOrder(metadata(['plain']), signIn({ authorize: without })), message: 'perhaps' },
  },
  sound: { 'a challenge and its verifier': inOrder(metadata(['S256']), signIn()) },
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
  notApplicable: {
    'a refusal': signIn({ authorize: without, answer: refused }),
    'no verifier either': signIn({ authorize: without, redeem: redeem({ code_verifier: undefined }) }),
  },
});
