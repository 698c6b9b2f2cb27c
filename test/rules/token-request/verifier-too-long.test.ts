import { s256 } from '../../../src/oauth/pkce.ts';
import { authorize, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/verifier-too-long.ts';
import { testRule } from '../../support/rule-tester.ts';

const longest = 'aB3-'.repeat(32);
const sent = (code_verifier: string, answer = refused, code_challenge = s256(code_verifier)) =>
  inOrder(authorize({ code_challenge }), redeem({ code_verifier }), answer);

testRule(rule, {
  faulty: {
    '129 characters': { traffic: sent(`${longest}x`), message: 'long', severity: 'error' },
    'a challenge made of the first 128': { traffic: sent(`${longest}x`, refused, s256(longest)), message: 'cut' },
    'a long one that the server took': { traffic: sent(`${longest}x`, issued), message: 'long', severity: 'warning' },
    'a megabyte': { traffic: sent('y'.repeat(1_000_000)), message: 'long' },
  },
  sound: { '128 characters': sent(longest, issued), '43 characters': signIn() },
  notApplicable: { 'no verifier': inOrder(authorize(), redeem({ code_verifier: undefined }), refused) },
});
