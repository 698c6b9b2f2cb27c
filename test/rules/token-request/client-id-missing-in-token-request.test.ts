import { sampleJwt } from '../../../src/rules/sample-jwt.ts';
import { authorize, inOrder, issued, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/client-id-missing-in-token-request.ts';
import { testRule } from '../../support/rule-tester.ts';

const refused = '< 400 {"error":"invalid_request"}\n< Access-Control-Allow-Origin: *';
const bare = redeem({ client_id: undefined });
const sanitised = (context: string) => `@ {"withheld":["authorization"]${context}}\n${bare}`;
const preflight = (headers: string) => `OPTIONS https://as.example/token
> Origin: https://app.example
> Access-Control-Request-Method: POST
> Access-Control-Request-Headers: ${headers}
< 204
< Access-Control-Allow-Origin: https://app.example`;

testRule(rule, {
  faulty: {
    'neither client_id nor authentication': { traffic: inOrder(authorize(), bare, refused), message: 'missing', severity: 'error' },
    'an empty client_id': { traffic: inOrder(authorize(), redeem({ client_id: '' }), refused), message: 'empty' },
    'a server that takes it from the code': { traffic: inOrder(authorize(), bare, issued), message: 'accepted', severity: 'note' },
    'a sanitised recording of a request without a preflight': {
      traffic: inOrder(authorize(), sanitised(',"resourceType":"fetch"'), refused),
      message: 'unpreflighted',
    },
    'a sanitised recording with a preflight for another header': {
      traffic: inOrder(authorize(), preflight('dpop'), sanitised(',"resourceType":"fetch"'), refused),
      message: 'unpreflighted',
    },
  },
  sound: {
    'a client_id': signIn(),
    'Basic credentials': signIn({ redeem: redeem({ client_id: undefined }, '> Authorization: Basic c3BhLTE6czNjcg==') }),
    'a client assertion': signIn({
      redeem: redeem({ client_id: undefined, client_assertion: sampleJwt({ alg: 'ES256' }, { sub: 'spa-1' }) }),
    }),
  },
  notApplicable: {
    'another grant':
      'POST https://as.example/token\n> User-Agent: x/1\n> grant_type=password&username=pat&password=a-password-1\n< 400 {"error":"invalid_client"}',
  },
  inconclusive: {
    'a sanitised recording': { traffic: inOrder(authorize(), sanitised(''), refused), because: 'header-withheld' },
    'a sanitised recording whose preflight announces the header': {
      traffic: inOrder(authorize(), preflight('authorization'), sanitised(',"resourceType":"fetch"'), refused),
      because: 'header-withheld',
    },
    'a transcript without headers': {
      traffic: inOrder(authorize(), redeem({ client_id: undefined }, '#'), refused),
      because: 'header-withheld',
    },
  },
});
