import rule from '../../../src/rules/authorization-request/response-mode-unsafe.ts';
import { authorization, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'an ID token in the query': {
      traffic: authorization({ response_type: 'code id_token', response_mode: 'query' }),
      message: 'query',
      severity: 'error',
    },
    'an access token in the query': { traffic: authorization({ response_type: 'token', response_mode: 'query' }), message: 'query' },
    'an ID token in a JWT in the query, as a warning': {
      traffic: authorization({ response_type: 'code id_token', response_mode: 'query.jwt' }),
      message: 'queryJwt',
      severity: 'warning',
    },
  },
  sound: {
    'a code in the query': authorization({ response_mode: 'query' }),
    'an ID token in the fragment': authorization({ response_type: 'code id_token', response_mode: 'fragment' }),
    'an ID token by form_post': authorization({ response_type: 'code id_token', response_mode: 'form_post' }),
  },
  inconclusive: {
    'a pushed request that was not seen': {
      traffic: 'GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc',
      because: 'outside-the-browser',
    },
  },
  notApplicable: { 'no response_mode': signIn() },
});
