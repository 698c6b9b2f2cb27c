import { sampleProof } from '../../../src/rules/sample-jwt.ts';
import { answered, authorize, inOrder, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/dpop-proof-missing.ts';
import { testRule } from '../../support/rule-tester.ts';

const origin = '> Origin: https://app.example';
const denied = (error: string, description: string) => answered(400, JSON.stringify({ error, error_description: description }));
const sent = (answer: string, head = origin) => inOrder(authorize(), redeem({}, head), answer);

testRule(rule, {
  faulty: {
    'an error of its own': { traffic: sent(denied('invalid_dpop_proof', 'missing')), message: 'missing', severity: 'error' },
    'an error that names it': { traffic: sent(denied('invalid_request', 'DPoP proof is required')), message: 'missing' },
  },
  sound: {
    'another error': sent(refused),
    'a proof that is wrong': sent(denied('invalid_dpop_proof', 'htu'), `${origin}\n> DPoP: ${sampleProof()}`),
    'a sign-in that is granted': signIn(),
  },
  inconclusive: {
    'a recording without request headers': {
      traffic: inOrder(authorize(), '@ {"withheld":["dpop"]}', redeem({}, origin), denied('invalid_dpop_proof', 'missing')),
      because: 'header-withheld',
    },
  },
});
