import { permitted, samplePreflight } from '../../../src/rules/sample-preflight.ts';
import { authorize, inOrder, issued, redeem } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/transport/cors-preflight-avoidable.ts';
import { testRule } from '../../support/rule-tester.ts';

const asked = (headers: string) => inOrder(authorize(), samplePreflight(headers, permitted(headers)), redeem(), issued);

testRule(rule, {
  faulty: {
    'a tracing header': { traffic: asked('sentry-trace'), message: 'avoidable', severity: 'note' },
    'a refused preflight for a tracing header': {
      traffic: inOrder(authorize(), samplePreflight('x-datadog-trace-id', '< 403')),
      message: 'avoidable',
    },
    'an Authorization header': { traffic: asked('Authorization,content-type'), message: 'avoidable' },
    'a header that a library adds, beside DPoP': { traffic: asked('dpop, x-requested-with'), message: 'avoidable' },
  },
  sound: {
    'DPoP, which is needed': asked('dpop'),
    'a key that the vendor demands': asked('apikey'),
    'no header at all': asked(''),
  },
  inconclusive: {
    'a recording without request headers': {
      traffic: inOrder(authorize(), 'OPTIONS https://as.example/token\n< 204'),
      because: 'header-withheld',
    },
  },
});
