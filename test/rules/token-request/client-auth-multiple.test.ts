import { authorize, inOrder, issued, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/client-auth-multiple.ts';
import { testRule } from '../../support/rule-tester.ts';

const refused = '< 400 {"error":"invalid_request"}';
const basic = '> Authorization: Basic c3BhLTE6YS1zZWNyZXQtMDAwMQ==';

testRule(rule, {
  faulty: {
    'Basic credentials and a secret': {
      traffic: inOrder(authorize(), redeem({ client_secret: 'a-secret-0001' }, basic), refused),
      message: 'multiple',
      severity: 'error',
    },
    'a secret and an assertion': {
      traffic: inOrder(authorize(), redeem({ client_secret: 'a-secret-0001', client_assertion: 'a.b.c' }, '#'), refused),
      message: 'multiple',
    },
    'two ways that the server took': {
      traffic: inOrder(authorize(), redeem({ client_secret: 'a-secret-0001' }, basic), issued),
      message: 'multiple',
      severity: 'note',
    },
  },
  sound: {
    'a public client': signIn(),
    'Basic credentials beside client_id': signIn({ redeem: redeem({}, basic) }),
    'Basic credentials beside an empty secret': signIn({ redeem: redeem({ client_secret: '' }, basic) }),
  },
  inconclusive: {
    'a body that was not recorded': {
      traffic: inOrder(authorize(), `POST https://as.example/token\n${basic}\n> (not captured)`, refused),
      because: 'body-not-captured',
    },

    'a secret in a recording that drops the header': {
      traffic: inOrder(authorize(), redeem({ client_secret: 'a-secret-0001' }, '#'), refused),
      because: 'header-withheld',
    },
  },
});
