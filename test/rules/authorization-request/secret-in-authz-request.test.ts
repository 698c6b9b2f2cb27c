import rule from '../../../src/rules/authorization-request/secret-in-authz-request.ts';
import { authorization, authorizationUrl, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'a client secret': { traffic: authorization({ client_secret: 'not-a-real-one' }), message: 'secret', severity: 'error' },
    'a password': { traffic: authorization({ password: 'not-a-real-one' }), message: 'secret' },
    'a redacted access token, which was there all the same': { traffic: authorization({ access_token: '[REDACTED]' }), message: 'secret' },
  },
  sound: {
    F0: signIn(),
    'an ID token as a hint': authorization({ id_token_hint: 'e30.e30.c2lnbmF0dXJl' }),
    'an empty secret': authorization({ client_secret: '' }),
    'a secret in the body of a pushed request': `POST https://as.example/par\n> ${new URL(authorizationUrl()).search.slice(1)}&client_secret=not-a-real-one
< 201 {"request_uri":"urn:ietf:params:oauth:request_uri:6esc","expires_in":60}
GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc`,
  },
});
