import { sampleProof, sampleTime } from '../../../src/rules/sample-jwt.ts';
import { authorize, inOrder, issued, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/dpop-iat-skew.ts';
import { testRule } from '../../support/rule-tester.ts';

const refused = '< 400 {"error":"invalid_dpop_proof"}\n< Date: Thu, 01 Jan 2026 00:00:00 GMT\n< Access-Control-Allow-Origin: *';
const sent = (claims: Record<string, unknown>, answer = refused) =>
  inOrder(authorize(), redeem({}, `> Origin: https://app.example\n> DPoP: ${sampleProof(claims)}`), answer);

testRule(rule, {
  faulty: {
    'a clock ten minutes behind': { traffic: sent({ iat: sampleTime - 600 }), message: 'skewed', severity: 'error' },
    'a time in milliseconds': { traffic: sent({ iat: sampleTime * 1000 }), message: 'milliseconds', severity: 'error' },
    'a clock two minutes ahead': { traffic: sent({ iat: sampleTime + 120 }), message: 'skewed', severity: 'warning' },
    'a clock ten minutes behind that the server overlooks, as a note': {
      traffic: sent({ iat: sampleTime - 600 }, issued),
      message: 'skewed',
      severity: 'note',
    },
  },
  sound: { 'a clock that is right': sent({}), 'a clock half a minute off': sent({ iat: sampleTime - 30 }) },
  inconclusive: {
    'an answer without the server’s time': {
      traffic: sent({ iat: sampleTime - 600 }, '< 400 {"error":"invalid_dpop_proof"}'),
      because: 'header-withheld',
    },
  },
  notApplicable: {
    'a proof with a nonce of the server': sent({ iat: sampleTime - 600, nonce: 'n-1' }),
    'a sign-in without DPoP': signIn(),
  },
});
