import rule from '../../../src/rules/enforcement/enf-bad-method-accepted.ts';
import { answered, authorize, inOrder, issued, redeem, signIn, verifier } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const query = `grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&client_id=spa-1&code_verifier=${verifier}`;
const by = (method: string, answer = issued) =>
  inOrder(authorize(), `${method} https://as.example/token?${query}\n> Origin: https://app.example`, answer);

testRule(rule, {
  faulty: {
    'a GET': { traffic: by('GET'), message: 'get', severity: 'warning' },
    'a POST with everything in the address': { traffic: by('POST'), message: 'query' },
  },
  sound: {
    'a POST with a body': signIn(),
    'a POST with a tenant in the address': signIn({ redeem: redeem().replace('/token', '/token?tenant=one') }),
  },
  notApplicable: { 'a GET that was refused': by('GET', answered(405, '{"error":"invalid_request"}')) },
});
