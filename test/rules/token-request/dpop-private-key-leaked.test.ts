import { sampleProof } from '../../../src/rules/sample-jwt.ts';
import { redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/dpop-private-key-leaked.ts';
import { testRule } from '../../support/rule-tester.ts';

const sent = (jwk?: Record<string, string>) =>
  signIn({ redeem: redeem({}, `> Origin: https://app.example\n> DPoP: ${sampleProof({}, jwk ? { jwk } : {})}`) });

testRule(rule, {
  faulty: {
    'the private part of an EC key': {
      traffic: sent({ kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ', d: 'ZA' }),
      message: 'leaked',
      severity: 'error',
    },
    'the primes of an RSA key': { traffic: sent({ kty: 'RSA', n: 'bg', e: 'AQAB', p: 'cA', q: 'cQ' }), message: 'leaked' },
    'a symmetric key': { traffic: sent({ kty: 'oct', k: 'aw' }), message: 'symmetric' },
  },
  sound: { 'a public key': sent(), 'a public RSA key': sent({ kty: 'RSA', n: 'bg', e: 'AQAB' }) },
  notApplicable: { 'a sign-in without DPoP': signIn() },
});
