import rule from '../../../src/rules/authorization-request/par-required.ts';
import { authorization, metadata, refused, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const required = { require_pushed_authorization_requests: true };

testRule(rule, {
  faulty: {
    'the metadata says so': {
      traffic: `${metadata(required)}\n${authorization({}, refused('invalid_request'))}`,
      message: 'metadata',
      severity: 'error',
    },
    'the error says so': {
      traffic: authorization({}, refused('invalid_request', 'Pushed Authorization Request is required')),
      message: 'words',
    },
  },
  sound: {
    'a pushed request': `${metadata(required)}\nGET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc\n${refused('invalid_request')}`,
    'a sign-in that goes on': `${metadata(required)}\n${authorization()}`,
    'a refusal for another reason': `${metadata(required)}\n${authorization({}, refused('access_denied'))}`,
  },
  notApplicable: { F0: signIn(), 'a refusal without that word': authorization({}, refused('invalid_request', 'bad parameter')) },
});
