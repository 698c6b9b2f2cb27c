import rule from '../../../src/rules/authorization-response/response-mode-differs.ts';
import { authorize, inOrder, issued, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const inFragment = (traffic: string) => traffic.replace('/cb?', '/cb#');

testRule(rule, {
  faulty: {
    'a code in the fragment though none was asked for': { traffic: inFragment(authorize()), message: 'differs', severity: 'warning' },
    'a query though a fragment was asked for': { traffic: authorize({ response_mode: 'fragment' }), message: 'differs' },
    'a client that coped with it, without alarm': {
      traffic: inOrder(inFragment(authorize()), redeem(), issued),
      message: 'differs',
      severity: 'note',
    },
    'a query though a form post was asked for': { traffic: authorize({ response_mode: 'form_post' }), message: 'differs' },
  },
  sound: {
    'the default of response_type=code': signIn(),
    'a fragment that was asked for': inFragment(authorize({ response_mode: 'fragment' })),
    'the default of a hybrid response_type': inFragment(authorize({ response_type: 'code id_token' })),
    'an error in the default mode': authorize({ response_mode: 'fragment' }, { code: undefined, error: 'invalid_request' }),
    'a JWT-secured response in the default place': authorize({ response_mode: 'jwt' }, { code: undefined, response: 'a.b.c' }),
  },
  inconclusive: {
    'a request that was pushed from elsewhere': {
      traffic:
        'GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aexample%3A1\n< 302 https://app.example/cb#code=abcdefgh&state=s-1',
      because: 'outside-the-browser',
    },
  },
  notApplicable: {
    'a mode of a vendor’s own': authorize({ response_mode: 'okta_post_message' }),
    'a request that names neither type nor mode': authorize({ response_type: undefined }),
  },
});
