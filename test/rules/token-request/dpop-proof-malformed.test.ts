import { sampleProof } from '../../../src/rules/sample-jwt.ts';
import { authorize, inOrder, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/dpop-proof-malformed.ts';
import { testRule } from '../../support/rule-tester.ts';

const refused = '< 400 {"error":"invalid_dpop_proof"}\n< Access-Control-Allow-Origin: *';
const withProof = (...proofs: string[]) =>
  redeem({}, ['> Origin: https://app.example', ...proofs.map((proof) => `> DPoP: ${proof}`)].join('\n'));
const sent = (...proofs: string[]) => inOrder(authorize(), withProof(...proofs), refused);
// The access token and its hash of RFC 9449 §7.1.
const token = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
const bound = `< 200 {"access_token":"${token}","token_type":"DPoP"}\n< Access-Control-Allow-Origin: *`;
const call = (proof: string) =>
  inOrder(
    signIn({ redeem: withProof(sampleProof()), answer: bound }),
    `GET https://api.example/me\n> Authorization: DPoP ${token}\n> DPoP: ${proof}\n< 401`,
  );
const forApi = { htm: 'GET', htu: 'https://api.example/me', jti: 'j-0002' };

testRule(rule, {
  faulty: {
    'two proofs': { traffic: sent(sampleProof(), sampleProof({ jti: 'j-0002' })), message: 'several', severity: 'error' },
    'no JWT': { traffic: sent('abc'), message: 'unreadable' },
    'another type': { traffic: sent(sampleProof({}, { typ: 'JWT' })), message: 'type' },
    'a shared secret': { traffic: sent(sampleProof({}, { alg: 'HS256' })), message: 'algorithm' },
    'no key': { traffic: sent(sampleProof({}, { jwk: undefined })), message: 'key' },
    'no jti': { traffic: sent(sampleProof({ jti: undefined })), message: 'lacks' },
    'no ath in front of an API': { traffic: call(sampleProof(forApi)), message: 'noAth' },
    'the hash of another access token': { traffic: call(sampleProof({ ...forApi, ath: 'x'.repeat(43) })), message: 'ath' },
    'a fault that the server overlooks, as a note': {
      traffic: signIn({ redeem: withProof(sampleProof({}, { typ: 'JWT' })) }),
      message: 'type',
      severity: 'note',
    },
  },
  sound: {
    'a proof that is right': signIn({ redeem: withProof(sampleProof()) }),
    'a type in capital letters': signIn({ redeem: withProof(sampleProof({}, { typ: 'DPoP+JWT' })) }),
    'the right hash in front of an API': call(sampleProof({ ...forApi, ath: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo' })),
  },
  notApplicable: { 'a sign-in without DPoP': signIn() },
});
