import { answered, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-response/token-type-missing.ts';
import { testRule } from '../../support/rule-tester.ts';

const typed = (type: string) => signIn({ answer: answered(200, `{"access_token":"2YotnFZFEjr1zCsicMWpAA"${type}}`) });

testRule(rule, {
  faulty: {
    'no type': { traffic: typed(',"expires_in":60'), message: 'missing', severity: 'warning' },
    'a type that nobody knows': { traffic: typed(',"token_type":"jeton"'), message: 'unknown' },
  },
  sound: {
    'bearer in capitals': typed(',"token_type":"BEARER"'),
    DPoP: typed(',"token_type":"DPoP"'),
    'no use as a token': typed(',"token_type":"N_A"'),
  },
  notApplicable: { 'an error': signIn({ answer: refused }) },
});
