import { sampleProof } from '../../../src/rules/sample-jwt.ts';
import { authorize, inOrder, issued, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/dpop-nonce-challenge.ts';
import { testRule } from '../../support/rule-tester.ts';

const withProof = (claims: Record<string, unknown> = {}) => redeem({}, `> Origin: https://app.example\n> DPoP: ${sampleProof(claims)}`);
const asked = (nonce = '\n< DPoP-Nonce: n-1') => `< 400 {"error":"use_dpop_nonce"}${nonce}\n< Access-Control-Allow-Origin: *`;
const api = (claims: Record<string, unknown>, answer: string) =>
  `GET https://api.example/me\n> Authorization: DPoP 2YotnFZFEjr1zCsicMWpAA\n> DPoP: ${sampleProof({ htm: 'GET', htu: 'https://api.example/me', ...claims })}\n${answer}`;
const apiAsked = '< 401\n< WWW-Authenticate: DPoP error="use_dpop_nonce"\n< DPoP-Nonce: n-2';

testRule(rule, {
  faulty: {
    'a request that was not repeated': { traffic: inOrder(authorize(), withProof(), asked()), message: 'unanswered', severity: 'error' },
    'a repetition without the nonce': {
      traffic: inOrder(authorize(), withProof(), asked(), withProof({ jti: 'j-0002' }), asked()),
      message: 'ignored',
    },
    'a repetition with another nonce': {
      traffic: inOrder(authorize(), withProof(), asked(), withProof({ jti: 'j-0002', nonce: 'n-0' }), asked()),
      message: 'other',
    },
    'a request that was not repeated, its answer known by the header alone': {
      traffic: inOrder(authorize(), withProof(), '< 400\n< (body not captured)\n< DPoP-Nonce: n-1'),
      message: 'unanswered',
    },
    'a server that sends no nonce': { traffic: inOrder(authorize(), withProof(), asked('')), message: 'absent' },
  },
  inconclusive: {
    'a repetition without a readable proof': {
      traffic: inOrder(
        authorize(),
        withProof(),
        asked(),
        redeem({}, '> Origin: https://app.example\n> DPoP: [REDACTED]'),
        '< 400 {"error":"invalid_dpop_proof"}\n< Access-Control-Allow-Origin: *',
      ),
      because: 'header-withheld',
    },
  },
  sound: {
    'an API that is not asked again': inOrder(signIn({ redeem: withProof() }), api({ jti: 'j-0003' }, apiAsked)),
    'a repetition with the nonce': inOrder(authorize(), withProof(), asked(), withProof({ jti: 'j-0002', nonce: 'n-1' }), issued),
    'an API that asks and is answered': inOrder(
      signIn({ redeem: withProof() }),
      api({ jti: 'j-0003' }, apiAsked),
      api({ jti: 'j-0004', nonce: 'n-2' }, '< 200 {}'),
    ),
  },
  notApplicable: { 'a sign-in without DPoP': signIn() },
});
