import { authorize, inOrder, issued, otherVerifier, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/verifier-known-example.ts';
import { testRule } from '../../support/rule-tester.ts';

const real = (text: string) => text.replaceAll('as.example', 'login.shop-of-pat.com');
const sent = (code_verifier?: string) => inOrder(authorize(), redeem(code_verifier === undefined ? {} : { code_verifier }), issued);

testRule(rule, {
  faulty: {
    'the value of RFC 7636': { traffic: real(sent()), message: 'published', severity: 'error' },
    'the value of RFC 9449': { traffic: real(sent('bEaL42izcC-o-xBk0K2vuJ6U-y1p9r_wW2dFWIWgjz-')), message: 'published' },
    'the value of the OAuth 2.1 draft': {
      traffic: real(sent('3641a2d12d66101249cdf7a79c000c1f8c05d2aafcf14bf146497bed')),
      message: 'published',
    },
    'the value that Microsoft’s pages show': { traffic: real(sent('ThisIsntRandomButItNeedsToBe43CharactersLong')), message: 'published' },
  },
  sound: {
    'the value of RFC 7636 on a host for tests': signIn(),
    'the value of RFC 7636 on this machine': signIn().replaceAll('https://as.example', 'http://localhost:4000'),
    'a value of one’s own': real(sent(otherVerifier)),
  },
  notApplicable: { 'no verifier': inOrder(authorize(), redeem({ code_verifier: undefined }), refused) },
});
