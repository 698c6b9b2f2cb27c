import { authorize, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/transport/cors-on-authorization-endpoint.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'a redirect that another origin may read': {
      traffic: `${authorize()}\n< Access-Control-Allow-Origin: https://app.example`,
      message: 'allowed',
      severity: 'note',
    },
    'a wildcard': { traffic: `${authorize()}\n< Access-Control-Allow-Origin: *`, message: 'allowed' },
  },
  sound: {
    'CORS at the token endpoint only': signIn(),
    'the server’s own origin': `${authorize()}\n< Access-Control-Allow-Origin: https://as.example`,
  },
  inconclusive: {
    'a request without an answer': {
      traffic: authorize().replace(/\n.*/, '\n< (no answer)'),
      because: 'header-withheld',
    },
  },
});
