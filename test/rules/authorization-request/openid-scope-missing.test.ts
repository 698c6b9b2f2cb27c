import rule from '../../../src/rules/authorization-request/openid-scope-missing.ts';
import { authorization, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'an ID token by the response type': {
      traffic: authorization({ response_type: 'code id_token', scope: 'api' }),
      message: 'required',
      severity: 'warning',
    },
    'a nonce, and no ID token came back, as a note': { traffic: signIn({ scope: 'api' }), message: 'noIdToken', severity: 'note' },
    'claims, and no ID token came back': { traffic: signIn({ scope: 'api', claims: '{}' }), message: 'noIdToken', severity: 'warning' },
    'a nonce in a sign-in that has not ended, as a note': {
      traffic: authorization({ scope: 'api' }),
      message: 'expected',
      severity: 'note',
    },
    'a nonce without any scope, as a note': { traffic: signIn({ scope: undefined }), message: 'expected', severity: 'note' },
  },
  sound: {
    F0: signIn(),
    'a server that gives an ID token unasked': signIn(
      { scope: 'api' },
      {},
      '< 200 {"access_token":"a1b2c3d4","token_type":"Bearer","id_token":"e30.e30.c2ln"}',
    ),
  },
  inconclusive: {
    'a pushed request that was not seen': {
      traffic: 'GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc',
      because: 'outside-the-browser',
    },
  },
  notApplicable: { 'plain OAuth': signIn({ scope: 'api', nonce: undefined }) },
});
