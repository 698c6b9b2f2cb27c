import rule from '../../../src/rules/id-token/id-token-required-claim-missing.ts';
import { hybridSignIn, idToken, signInWith } from '../../../src/rules/sample-id-token.ts';
import { sampleTime } from '../../../src/rules/sample-jwt.ts';
import { signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const demanding = (...values: string[]) => ({ claims: JSON.stringify({ id_token: { acr: { essential: true, values } } }) });

testRule(rule, {
  faulty: {
    'no subject': { traffic: signInWith(idToken({ sub: undefined })), message: 'missing', severity: 'error' },
    'an empty audience': { traffic: signInWith(idToken({ aud: '' })), message: 'missing' },
    'no times in the address bar': { traffic: hybridSignIn(idToken({ iat: undefined, exp: null })), message: 'missing' },
    'a time as text': { traffic: signInWith(idToken({ exp: String(sampleTime) })), message: 'type' },
    'no auth_time under max_age': { traffic: signInWith(idToken(), { max_age: '60' }), message: 'authenticated', severity: 'error' },
    'another acr than the essential one': { traffic: signInWith(idToken({ acr: '1' }), demanding('2', '3')), message: 'acr' },
    'no acr': { traffic: signInWith(idToken(), demanding('2')), message: 'acr' },
  },
  sound: {
    'all of them': signInWith(idToken()),
    'auth_time under max_age': signInWith(idToken({ auth_time: sampleTime }), { max_age: '60' }),
    'the essential acr': signInWith(idToken({ acr: '3' }), demanding('2', '3')),
    'an acr that is only wished for': signInWith(idToken(), { claims: '{"id_token":{"acr":{"values":["2"]}}}' }),
    'a claims parameter that is no JSON': signInWith(idToken(), { claims: '{' }),
  },
  inconclusive: { 'a redacted ID token': { traffic: signInWith('[REDACTED]'), because: 'redacted' } },
  notApplicable: { 'no ID token': signIn() },
});
