import { answered, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-response/token-no-store-missing.ts';
import { testRule } from '../../support/rule-tester.ts';

const cached = (...headers: string[]) =>
  signIn({ answer: answered(200, '{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"}', ...headers) });

testRule(rule, {
  faulty: {
    'no header': { traffic: cached(), message: 'missing', severity: 'note' },
    'a private cache': { traffic: cached('Cache-Control: private, max-age=0'), message: 'other' },
  },
  sound: {
    'no-store among others, in capitals': cached('Cache-Control: no-cache, No-Store'),
    'no-store without Pragma': cached('Cache-Control: no-store'),
  },
  notApplicable: { 'an error': signIn({ answer: answered(400, '{"error":"invalid_grant"}') }) },
});
