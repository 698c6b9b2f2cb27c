import { answered, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-response/access-token-missing.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'Slack, whose clients look there: no more than a note': {
      traffic: signIn({ answer: answered(200, '{"ok":true,"authed_user":{"id":"U1","access_token":"xoxp-1","token_type":"user"}}') }),
      message: 'nested',
      severity: 'note',
    },
    'a token under another name': {
      traffic: signIn({ answer: answered(200, '{"token":"2YotnFZFEjr1zCsicMWpAA"}') }),
      message: 'missing',
      severity: 'error',
    },
    'a token inside data': {
      traffic: signIn({ answer: answered(200, '{"data":{"access_token":"2YotnFZFEjr1zCsicMWpAA"}}') }),
      message: 'nested',
      severity: 'warning',
    },
    'a token that is null': { traffic: signIn({ answer: answered(200, '{"access_token":null}') }), message: 'noText' },
    'an ID token alone': {
      traffic: signIn({ answer: answered(200, '{"id_token":"eyJhbGciOiJSUzI1NiJ9.e30.c2ln"}') }),
      message: 'missing',
      severity: 'warning',
    },
    'an empty object': { traffic: signIn({ answer: answered(200, '{}') }), message: 'missing' },
  },
  sound: {
    'an access token': signIn(),
    'an access token that was redacted': signIn({ answer: answered(200, '{"access_token":"[REDACTED]"}') }),
  },
  inconclusive: {
    'a body that was not captured': {
      traffic: signIn({ answer: '< 200\n< Access-Control-Allow-Origin: *\n< (body not captured)' }),
      because: 'body-not-captured',
    },
  },
  notApplicable: {
    'an error': signIn({ answer: refused }),
    'an error with status 200': signIn({ answer: answered(200, '{"error":"invalid_grant"}') }),
    'Slack’s way of saying no': signIn({ answer: answered(200, '{"ok":false,"error_code":"x"}') }),
  },
});
