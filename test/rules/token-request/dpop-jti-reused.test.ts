import { sampleProof, sampleTime } from '../../../src/rules/sample-jwt.ts';
import { authorize, inOrder, issued, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/dpop-jti-reused.ts';
import { testRule } from '../../support/rule-tester.ts';

const withProof = (claims: Record<string, unknown> = {}) => redeem({}, `> Origin: https://app.example\n> DPoP: ${sampleProof(claims)}`);
const failed = '< 503 {"error":"temporarily_unavailable"}\n< Access-Control-Allow-Origin: *';
const replayed = '< 400 {"error":"invalid_grant"}\n< Access-Control-Allow-Origin: *';

testRule(rule, {
  faulty: {
    'a proof sent again': {
      traffic: inOrder(authorize(), withProof(), failed, withProof(), replayed),
      message: 'proof',
      severity: 'error',
    },
    'a new proof with the old jti': {
      traffic: inOrder(authorize(), withProof(), failed, withProof({ iat: sampleTime + 1 }), replayed),
      message: 'jti',
    },
    'a proof sent again that the server took, as a note': {
      traffic: inOrder(authorize(), withProof(), failed, withProof(), issued),
      message: 'proof',
      severity: 'note',
    },
  },
  sound: {
    'a new proof for each request': inOrder(authorize(), withProof(), failed, withProof({ jti: 'j-0002' }), issued),
    'one request that the recorder lists twice': inOrder(authorize(), withProof(), issued, '@ +1ms', withProof(), issued),
  },
  notApplicable: { 'one proof': signIn({ redeem: withProof() }), 'a sign-in without DPoP': signIn() },
});
