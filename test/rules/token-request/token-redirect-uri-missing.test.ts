import { authorize, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/token-redirect-uri-missing.ts';
import { testRule } from '../../support/rule-tester.ts';

const without = redeem({ redirect_uri: undefined });

testRule(rule, {
  faulty: {
    'a refusal': { traffic: inOrder(authorize(), without, refused), message: 'missing', severity: 'error' },
    'an empty value': { traffic: inOrder(authorize(), redeem({ redirect_uri: '' }), refused), message: 'empty' },
    'a server that follows OAuth 2.1, as a note': { traffic: inOrder(authorize(), without, issued), message: 'accepted', severity: 'note' },
    'no answer': { traffic: inOrder(authorize(), without, '< (no answer)'), message: 'missing', severity: 'warning' },
  },
  sound: { 'the same value in both requests': signIn() },
  inconclusive: {
    'a request that was pushed from elsewhere': {
      traffic: inOrder(
        'GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aexample%3A1\n< 302 https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=s-1',
        without,
        refused,
      ),
      because: 'outside-the-browser',
    },
  },
  notApplicable: {
    'a body that is no form at all': inOrder(
      authorize(),
      'POST https://as.example/token\n> [object Object]',
      '< 400 {"error":"invalid_request"}',
    ),
    'a sign-in that names no address at all': inOrder(
      authorize({ redirect_uri: undefined }).replace('302 undefined', '302 https://app.example/cb'),
      without,
      issued,
    ),
  },
});
