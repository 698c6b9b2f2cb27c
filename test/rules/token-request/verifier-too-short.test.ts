import { authorize, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/verifier-too-short.ts';
import { testRule } from '../../support/rule-tester.ts';

const sent = (code_verifier: string, answer = refused) => inOrder(authorize(), redeem({ code_verifier }), answer);

testRule(rule, {
  faulty: {
    'a UUID': { traffic: sent('6ba7b810-9dad-41d1-80b4-00c04fd430c8'), message: 'shape', severity: 'error' },
    '16 bytes of token_urlsafe': { traffic: sent('Xb3Kf9-2mQ_7tYpLw0ZcRg'), message: 'shape' },
    '42 characters': { traffic: sent('a1-'.repeat(14)), message: 'short' },
    'a short one that the server took': { traffic: sent('Xb3Kf9-2mQ_7tYpLw0ZcRg', issued), message: 'shape', severity: 'warning' },
    'one whose encoding makes it look long enough': { traffic: sent('~~~~~~~~~~~~~~~~~~~~').replace(/~/g, '%7E'), message: 'short' },
  },
  sound: { '43 characters': signIn(), '128 characters': sent('aB3-'.repeat(32)) },
  inconclusive: { 'a verifier that a sanitiser took out': { traffic: sent('***'), because: 'redacted' } },
  notApplicable: {
    'no verifier': inOrder(authorize(), redeem({ code_verifier: undefined }), refused),
    'the text of a missing value': sent('null'),
  },
});
