import { authorize, inOrder, issued, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/token-params-in-query.ts';
import { testRule } from '../../support/rule-tester.ts';

const inQuery = redeem().replace(/token\n(.*)\n> (.*)$/, 'token?$2\n$1');

testRule(rule, {
  faulty: {
    'all parameters in the URL': {
      traffic: inOrder(authorize(), inQuery, '< 400 {"error":"invalid_request"}'),
      message: 'query',
      severity: 'error',
    },
    'the code alone in the URL': {
      traffic: inOrder(
        authorize(),
        redeem({ code: undefined }).replace('/token', '/token?code=SplxlOBeZQQYbYS6WxSbIA'),
        '< 400 {"error":"invalid_request"}',
      ),
      message: 'query',
    },
    'a server that takes them from there': { traffic: inOrder(authorize(), inQuery, issued), message: 'accepted', severity: 'warning' },
  },
  sound: {
    'a body': signIn(),
    'a query of the endpoint itself': signIn({ redeem: redeem().replace('/token', '/token?p=b2c_1_sign_in&client_id=spa-1') }),
  },
});
