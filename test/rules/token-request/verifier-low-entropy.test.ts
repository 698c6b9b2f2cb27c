import { expect, it } from 'vitest';
import { s256 } from '../../../src/oauth/pkce.ts';
import {
  authorize,
  inOrder,
  issued,
  otherChallenge,
  otherVerifier,
  redeem,
  refused,
  signIn,
  verifier,
} from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/verifier-low-entropy.ts';
import { judge, testRule } from '../../support/rule-tester.ts';

const sent = (code_verifier: string, answer = issued) =>
  inOrder(authorize({ code_challenge: s256(code_verifier) }), redeem({ code_verifier }), answer);
const second = (code_verifier: string, code_challenge: string) =>
  inOrder(
    authorize({ state: 'st-second-0002', code_challenge }, { code: 'a-second-code-02' }),
    redeem({ code: 'a-second-code-02', code_verifier }),
    refused,
  );

testRule(rule, {
  faulty: {
    'one letter': { traffic: sent('a'.repeat(43)), message: 'repeated', severity: 'warning' },
    'a word again and again': { traffic: sent('challenge-'.repeat(5)), message: 'repeated' },
    'few letters': { traffic: sent('abacabadabacabaeabacabadabacabafabacabadabac'), message: 'few' },
    'the alphabet': { traffic: sent('abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJ'), message: 'sequence' },
    'the name of the client': {
      traffic: inOrder(
        authorize({ client_id: 'portal-app' }),
        redeem({ client_id: 'portal-app', code_verifier: 'Xb3Kf9-portal-app-2mQ_7tYpLw0ZcRgH5sVdEjUoNiA' }),
        issued,
      ),
      message: 'client',
    },
    'digits, as a note': { traffic: sent('3141592653589793238462643383279502884197169399'), message: 'digits', severity: 'note' },
    'two UUIDs, as a note': {
      traffic: sent('0f6e0133-e80e-44b1-afa7-f4a85ca8bc9531514313-9e82-446a-bd8b-91030854917a'),
      message: 'uuids',
      severity: 'note',
    },
    'the verifier of another sign-in': { traffic: inOrder(signIn(), second(verifier, otherChallenge)), message: 'reused' },
  },
  sound: {
    'random base64url': signIn(),
    'random hexadecimal': sent('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'),
    'three UUIDs, as oidc-client-ts makes them': sent(
      '0f6e0133e80e44b1afa7f4a85ca8bc95315143139e82446abd8b91030854917800faa1ba0cef4a18bbd19c7023bf0c57',
    ),
    'two sign-ins with a verifier each': inOrder(signIn(), second(otherVerifier, otherChallenge)),
  },
  notApplicable: { 'one that is too short': sent('abcabcabc') },
});

it('finds nothing in three hundred random verifiers', () => {
  for (let i = 0; i < 300; i++) {
    const random = Buffer.from(crypto.getRandomValues(new Uint8Array(32)));
    const outcome = judge(rule, sent(i % 2 ? random.toString('base64url') : random.toString('hex')));
    expect(outcome.verdict).toBe('sound');
  }
});
