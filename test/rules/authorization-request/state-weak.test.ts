import rule from '../../../src/rules/authorization-request/state-weak.ts';
import { authorization, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const alone = (state: string) =>
  authorization({ state, scope: 'api', nonce: undefined, code_challenge: undefined, code_challenge_method: undefined });

testRule(rule, {
  faulty: {
    'three letters': { traffic: alone('xyz'), message: 'short', severity: 'warning' },
    'three letters beside PKCE, as a note': { traffic: signIn({ state: 'xyz' }), message: 'short', severity: 'note' },
    'a counter': { traffic: alone('42'), message: 'guessable', severity: 'warning' },
    'the time of the request': { traffic: alone('1767225600000'), message: 'guessable' },
    'a constant word': { traffic: alone('state'), message: 'guessable' },
    'one character, repeated': { traffic: alone('0'.repeat(40)), message: 'guessable' },
    'an address': { traffic: alone('/profile/settings'), message: 'guessable' },
    '16 random characters, as a note': { traffic: alone('st-8Qv3k1ZpXw2mB'), message: 'short', severity: 'note' },
  },
  sound: {
    '16 random characters beside PKCE': signIn(),
    '32 hexadecimal digits': alone('7f9c2b1e4d8a60539e21c4b7a6d8f013'),
    'a UUID': alone('3f1b7a0e-9a57-4a3e-8d4d-6f0c1a2b3c4d'),
    '22 characters of base64url': alone('q83vEjRWeJCrze8BI0VniQ'),
    'a signed state': alone('eyJhbGciOiJIUzI1NiJ9.eyJyIjoiL2hvbWUifQ.c2lnbmF0dXJlLW9mLXRoZS1zdGF0ZQ'),
  },
  inconclusive: { 'a redacted state': { traffic: alone('[REDACTED]'), because: 'redacted' } },
  notApplicable: { 'no state': signIn({ state: undefined }) },
});
