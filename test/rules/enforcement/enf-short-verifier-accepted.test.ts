import rule from '../../../src/rules/enforcement/enf-short-verifier-accepted.ts';
import { issued, otherVerifier, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const sent = (value: string, answer = issued) => signIn({ redeem: redeem({ code_verifier: value }), answer });

testRule(rule, {
  faulty: {
    'a UUID': { traffic: sent('0f8fad5b-d9cb-469f-a165-70867728950e'), message: 'length', severity: 'warning' },
    '129 characters': { traffic: sent('a'.repeat(129)), message: 'length' },
    'a plus sign': { traffic: sent(`${otherVerifier}+`), message: 'character' },
  },
  sound: { 'a legal verifier': signIn(), 'dots and tildes': sent(`${'~.'.repeat(32)}`), '128 characters': sent('a'.repeat(128)) },
  inconclusive: { 'a redacted verifier': { traffic: sent('[REDACTED]'), because: 'redacted' } },
  notApplicable: { 'a refusal': sent('too-short', refused) },
});
