import rule from '../../../src/rules/authorization-request/authz-response-type-missing.ts';
import { authorization, refused, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'no response_type': {
      traffic: authorization({ response_type: undefined }, refused('invalid_request')),
      message: 'missing',
      severity: 'error',
    },
    'an empty response_type': { traffic: authorization({ response_type: '' }, refused('invalid_request')), message: 'empty' },
    'a server that does without, as a note': { traffic: signIn({ response_type: undefined }), message: 'tolerated', severity: 'note' },
  },
  sound: {
    F0: signIn(),
    'a pushed request': 'GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc',
  },
  inconclusive: { 'a redacted one': { traffic: authorization({ response_type: '***' }), because: 'redacted' } },
});
