import { authorize, inOrder, issued, redeem } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/transport/csp-connect-blocked.ts';
import { testRule } from '../../support/rule-tester.ts';

const callback = 'GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m';
const landing = (policy?: string, header = 'Content-Security-Policy') =>
  `${callback}\n< 200 <html></html>${policy === undefined ? '' : `\n< ${header}: ${policy}`}`;
const page =
  'GET https://app.example/\n> Accept: text/html\n< 200 <html><script src=app.js></script></html>\n< Content-Type: text/html\n@ +1s';
const withMeta = (content: string) => page.replace('<html>', `<html><meta http-equiv="Content-Security-Policy" content="${content}">`);
const blocked = (policy?: string, header?: string) => inOrder(authorize(), landing(policy, header), redeem(), '< 0 net::ERR_FAILED');
const metadata = `GET https://as.example/.well-known/openid-configuration
> Origin: https://app.example
< 200 {"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize","token_endpoint":"https://login.as.example/token"}`;

testRule(rule, {
  faulty: {
    'a policy of the own origin only': { traffic: blocked("connect-src 'self'"), message: 'blocked', severity: 'error' },
    'a default for all connections': { traffic: blocked("default-src 'self'; script-src *"), message: 'blocked' },
    'a policy without any source': { traffic: blocked("connect-src 'none'"), message: 'blocked' },
    'another host under the same name': { traffic: blocked('connect-src https://*.as.example'), message: 'blocked' },
    'another port': { traffic: blocked('connect-src https://as.example:8443'), message: 'blocked' },
    'another path': { traffic: blocked('connect-src https://as.example/oauth/'), message: 'blocked' },
    'the stricter of two policies': { traffic: blocked("connect-src *, connect-src 'self'"), message: 'blocked' },
    'a directive that is written twice': { traffic: blocked("connect-src 'self'; connect-src *"), message: 'blocked' },
    'a page whose token request was never sent': {
      traffic: inOrder(metadata, authorize(), landing('connect-src https://as.example')),
      message: 'missing',
    },
    'a page that began the sign-in and went no further': {
      traffic: inOrder(page, authorize(), landing("connect-src 'self' https://api.app.example")),
      message: 'unasked',
      severity: 'warning',
    },
    'a policy in the markup of an application of one page': {
      traffic: inOrder(withMeta("default-src 'self'"), authorize(), landing()),
      message: 'unasked',
    },
    'a policy outside the headers, by the browser’s word': {
      traffic: inOrder(authorize(), landing('img-src *'), redeem(), '< 0 net::ERR_BLOCKED_BY_CSP'),
      message: 'reported',
    },
  },
  sound: {
    'a policy in the markup that names the server': inOrder(withMeta('connect-src https://as.example'), authorize(), landing('img-src *')),
    'a policy that names the server': blocked("connect-src 'self' https://as.example"),
    'a policy by scheme': blocked('connect-src https:'),
    'a policy with a wildcard': blocked('connect-src https://*.example'),
    'a path that covers the endpoint': blocked('connect-src as.example/token'),
    'any port': blocked('connect-src https://as.example:*'),
    'a policy that says nothing of connections': blocked("script-src 'self'"),
    'a request that went through all the same': inOrder(authorize(), landing("connect-src 'self'"), redeem(), issued),
  },
  inconclusive: {
    'a landing without headers': {
      traffic: inOrder(authorize(), `${callback}\n< 200`, redeem(), '< 0 net::ERR_FAILED'),
      because: 'header-withheld',
    },

    'a page that may ask somebody else for its tokens': {
      traffic: inOrder(page, authorize(), landing("connect-src 'self' https://tokens.example.net")),
      because: 'outside-the-browser',
    },
    'a page whose server may redeem the code': {
      traffic: inOrder(metadata.replace('> Origin: https://app.example\n', ''), authorize(), landing("connect-src 'self'")),
      because: 'outside-the-browser',
    },
  },
  notApplicable: { 'a sign-in whose token endpoint is not known': inOrder(authorize(), landing("connect-src 'self'")) },
});

testRule(rule, {
  faulty: {},
  sound: { 'a policy that is only reported': blocked("connect-src 'self'", 'Content-Security-Policy-Report-Only') },
});
