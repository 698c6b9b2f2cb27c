import { authorize, inOrder, issued, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/token-method-not-post.ts';
import { testRule } from '../../support/rule-tester.ts';

const get = 'GET https://as.example/token?grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&client_id=spa-1';
const preflight = `OPTIONS https://as.example/token
> Origin: https://app.example
> Access-Control-Request-Method: POST
< 204
< Access-Control-Allow-Origin: https://app.example`;

testRule(rule, {
  faulty: {
    'a GET': { traffic: inOrder(authorize(), `${get}\n< 405`), message: 'method', severity: 'error' },
    'a PUT': { traffic: inOrder(authorize(), redeem().replace('POST', 'PUT'), '< 405'), message: 'method' },
    'a GET that the server takes': { traffic: inOrder(authorize(), get, issued), message: 'accepted', severity: 'warning' },
    'a POST that a redirect turned into a GET': {
      traffic: inOrder(authorize(), redeem(), '< 301 https://as.example/token/', `${get.replace('/token', '/token/')}\n< 405`),
      message: 'redirected',
    },
  },
  sound: { 'a POST': signIn(), 'a POST after its preflight': inOrder(authorize(), preflight, redeem(), issued) },
});
