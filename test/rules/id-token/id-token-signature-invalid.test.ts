import rule from '../../../src/rules/id-token/id-token-signature-invalid.ts';
import { idToken, metadata, signInWith } from '../../../src/rules/sample-id-token.ts';
import { inOrder, signIn } from '../../../src/rules/sample-sign-in.ts';
import { keySet, signedIdToken } from '../../../src/rules/sample-signed-token.ts';
import { testRule } from '../../support/rule-tester.ts';

const [header, payload, signature] = signedIdToken.split('.');
const sub = btoa(atob(payload!).replace('248289761001', '248289761002')).replaceAll('=', '');
const changed = `${header}.${sub}.${signature}`;
const otherKeys = keySet.replace('"kid":"k1"', '"kid":"k2"');
const elsewhere = keySet.replace('as.example/jwks', 'keys.test/jwks');

testRule(rule, {
  faulty: {
    'a changed payload': { traffic: inOrder(metadata(), keySet, signInWith(changed)), message: 'invalid', severity: 'error' },
    'a changed signature': {
      traffic: inOrder(keySet, signInWith(`${header}.${payload}.A${signature!.slice(1)}`)),
      message: 'invalid',
      severity: 'error',
    },
    'a changed payload, by the keys of some other host': {
      traffic: inOrder(metadata(), elsewhere, signInWith(changed)),
      message: 'elsewhere',
      severity: 'note',
    },
    'a changed payload, by keys on the other host that the metadata names': {
      traffic: inOrder(metadata({ jwks_uri: 'https://keys.test/jwks' }), signInWith(changed), elsewhere),
      message: 'invalid',
      severity: 'error',
    },
    'a key that is not in the key set, which was loaded afterwards': {
      traffic: inOrder(metadata(), signInWith(signedIdToken), otherKeys),
      message: 'unknown',
      severity: 'warning',
    },
  },
  sound: {
    'a good signature': inOrder(metadata(), keySet, signInWith(signedIdToken)),
    'a good signature by keys from another host': inOrder(elsewhere, signInWith(signedIdToken)),
  },
  inconclusive: {
    'a recording without keys': { traffic: signInWith(signedIdToken), because: 'outside-the-browser' },
    'keys that were loaded before they changed': {
      traffic: inOrder(metadata(), otherKeys, signInWith(signedIdToken)),
      because: 'outside-the-browser',
    },
    'a signature that was taken out': {
      traffic: inOrder(metadata(), keySet, signInWith(`${header}.${payload}.signature`)),
      because: 'outside-the-browser',
    },
    'a signature that redaction replaced': {
      traffic: inOrder(metadata(), keySet, signInWith(`${header}.${payload}.SIGNATURE-REPLACED-BY-PKCE-INSPECTOR-${signature!.slice(38)}`)),
      because: 'outside-the-browser',
    },
    'a shared secret': { traffic: inOrder(keySet, signInWith(idToken({}, { alg: 'HS256' }))), because: 'outside-the-browser' },
  },
  notApplicable: { 'a sign-in without an ID token': inOrder(keySet, signIn()) },
});
