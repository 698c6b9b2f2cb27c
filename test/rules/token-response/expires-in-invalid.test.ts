import { answered, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-response/expires-in-invalid.ts';
import { testRule } from '../../support/rule-tester.ts';

const lasting = (member: string) =>
  signIn({ answer: answered(200, `{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"${member}}`) });

testRule(rule, {
  faulty: {
    'no lifetime': { traffic: lasting(''), message: 'missing', severity: 'note' },
    'a number as text': { traffic: lasting(',"expires_in":"3600"'), message: 'text', severity: 'note' },
    'a negative number': { traffic: lasting(',"expires_in":-1'), message: 'impossible', severity: 'warning' },
    zero: { traffic: lasting(',"expires_in":0'), message: 'impossible' },
    'a word': { traffic: lasting(',"expires_in":"soon"'), message: 'noNumber', severity: 'warning' },
    'an object': { traffic: lasting(',"expires_in":{}'), message: 'noNumber' },
  },
  sound: { 'a number': lasting(',"expires_in":3600'), 'a fraction': lasting(',"expires_in":3599.5') },
  notApplicable: { 'an error': signIn({ answer: refused }) },
});
