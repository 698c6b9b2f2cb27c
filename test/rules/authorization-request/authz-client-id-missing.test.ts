import rule from '../../../src/rules/authorization-request/authz-client-id-missing.ts';
import { authorization, refused, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'no client_id': { traffic: authorization({ client_id: undefined }, '< 400 <html></html>'), message: 'missing', severity: 'error' },
    'an empty client_id': { traffic: authorization({ client_id: '' }, refused('invalid_request')), message: 'empty' },
    'the word undefined': { traffic: authorization({ client_id: 'undefined' }, '< 400'), message: 'literal', severity: 'error' },
    'no client_id beside a pushed request': {
      traffic: `GET https://as.example/authorize?request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc&response_type=code&state=s1\n< 400`,
      message: 'missing',
    },
    'no client_id where the server goes on to its login page, as a warning': {
      traffic: authorization({ client_id: undefined }, '< 200 <html></html>'),
      message: 'missing',
      severity: 'warning',
    },
    'no client_id where the server gives a code, as a note': {
      traffic: authorization({ client_id: undefined }),
      message: 'missing',
      severity: 'note',
    },
  },
  sound: {
    F0: signIn(),
    'a vendor’s own name for it': authorization({ client_id: undefined, client_key: 'app1' }, '< 200'),
    'a client_id that contains the word': authorization({ client_id: 'undefined-app' }, '< 400'),
  },
  inconclusive: { 'a redacted client_id': { traffic: authorization({ client_id: '[REDACTED]' }, '< 400'), because: 'redacted' } },
});
