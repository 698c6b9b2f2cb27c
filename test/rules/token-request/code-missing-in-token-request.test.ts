import { expect, it } from 'vitest';
import { authorize, inOrder, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/code-missing-in-token-request.ts';
import { judge, testRule } from '../../support/rule-tester.ts';

const fragment = inOrder(authorize().replace('/cb?', '/cb#'), redeem({ code: undefined }), '< 400 {"error":"invalid_request"}');

testRule(rule, {
  faulty: {
    'no code': { traffic: inOrder(authorize(), redeem({ code: undefined }), refused), message: 'missing', severity: 'error' },
    'an empty code': { traffic: inOrder(authorize(), redeem({ code: '' }), refused), message: 'empty' },
    'the word undefined': { traffic: inOrder(authorize(), redeem({ code: 'undefined' }), refused), message: 'literal' },
    'an object as text': { traffic: inOrder(authorize(), redeem({ code: '[object Object]' }), refused), message: 'literal' },
    'a code that had come in the fragment': { traffic: fragment, message: 'missing' },
  },
  sound: { 'a code': signIn() },
  inconclusive: {
    'a body that was not recorded': {
      traffic: inOrder(authorize(), 'POST https://as.example/token\n> (not captured)', refused),
      because: 'body-not-captured',
    },
    'a code that a sanitiser took out': { traffic: inOrder(authorize(), redeem({ code: '[REDACTED]' }), refused), because: 'redacted' },
  },
  notApplicable: { 'another grant': inOrder('POST https://as.example/token\n> grant_type=client_credentials&client_id=spa-1', refused) },
});

it('says where the code had arrived', () => expect(JSON.stringify(judge(rule, fragment))).toContain('had arrived in the fragment'));
