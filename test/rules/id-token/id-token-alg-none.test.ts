import rule from '../../../src/rules/id-token/id-token-alg-none.ts';
import { hybridSignIn, idToken, signInWith } from '../../../src/rules/sample-id-token.ts';
import { signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const unsigned = (alg = 'none') => idToken({}, { alg }).replace(/\.[^.]*$/, '.');

testRule(rule, {
  faulty: {
    'an unsigned one in the address bar': { traffic: hybridSignIn(unsigned()), message: 'front', severity: 'error' },
    'an unsigned one from the token endpoint': { traffic: signInWith(unsigned()), message: 'back', severity: 'warning' },
    'none in other letters': { traffic: signInWith(unsigned('nOnE')), message: 'back' },
  },
  sound: { 'a signed one': signInWith(idToken()), 'two signed ones': hybridSignIn(idToken()) },
  inconclusive: { 'an encrypted one': { traffic: signInWith('eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d'), because: 'encrypted' } },
  notApplicable: { 'a sign-in without one': signIn() },
});
