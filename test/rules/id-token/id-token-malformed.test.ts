import rule from '../../../src/rules/id-token/id-token-malformed.ts';
import { hybridSignIn, idToken, signInWith } from '../../../src/rules/sample-id-token.ts';
import { signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const encode = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const header = encode('{"alg":"RS256"}');

testRule(rule, {
  faulty: {
    'two parts': { traffic: signInWith('eyJhbGciOiJSUzI1NiJ9.e30'), message: 'parts', severity: 'error' },
    'an opaque token': { traffic: signInWith('2YotnFZFEjr1zCsicMWpAA'), message: 'parts' },
    'a header that is no JSON': { traffic: signInWith(`${encode('RS256')}.${encode('{}')}.c2ln`), message: 'unreadable' },
    'a payload that is a list': { traffic: signInWith(`${header}.${encode('["a"]')}.c2ln`), message: 'unreadable' },
    'a payload that is no base64url': { traffic: signInWith(`${header}.{"sub":"1"}.c2ln`), message: 'unreadable' },
    padding: { traffic: signInWith(`${header}.${encode('{}')}==.c2ln`), message: 'alphabet' },
    'the alphabet of base64': { traffic: signInWith(`${header}.${encode('{}')}.c2+n`), message: 'alphabet' },
    'a claim that stands twice': {
      traffic: signInWith(`${header}.${encode('{"sub":"1","aud":{"sub":"2"},"s\\"ub":1,"sub":"3"}')}.c2ln`),
      message: 'repeated',
      severity: 'warning',
    },
    'a broken one in the address bar': { traffic: hybridSignIn('e30.e30'), message: 'parts' },
  },
  sound: {
    'a JWT': signInWith(idToken()),
    'a name that stands once in each of two objects': signInWith(`${header}.${encode('{"sub":"1","act":{"sub":"2"}}')}.c2ln`),
  },
  inconclusive: {
    'an encrypted one': { traffic: signInWith('eyJhbGciOiJSU0EtT0FFUCJ9.a.b.c.d'), because: 'encrypted' },
    'a redacted one': { traffic: signInWith('[REDACTED]'), because: 'redacted' },
    'one that was blacked out in part': { traffic: signInWith('eyJhbGciOiJSUzI1NiJ9...c2ln'), because: 'redacted' },
  },
  notApplicable: { 'a sign-in without one': signIn() },
});
