import rule from '../../../src/rules/authorization-request/authz-redirect-uri-missing.ts';
import { authorization, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'none in plain OAuth, as a note': {
      traffic: authorization({ redirect_uri: undefined, scope: 'api' }),
      message: 'missing',
      severity: 'note',
    },
    'none in OpenID Connect, refused': {
      traffic: authorization({ redirect_uri: undefined }, '< 400 <html></html>'),
      message: 'openid',
      severity: 'error',
    },
    'none in OpenID Connect, accepted, as a note': {
      traffic: authorization({ redirect_uri: undefined }),
      message: 'openid',
      severity: 'note',
    },
    'an empty one': { traffic: authorization({ redirect_uri: '', scope: 'api' }), message: 'missing' },
  },
  sound: { F0: signIn() },
  inconclusive: {
    'a pushed request that was not seen': {
      traffic: 'GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc',
      because: 'outside-the-browser',
    },
  },
});
