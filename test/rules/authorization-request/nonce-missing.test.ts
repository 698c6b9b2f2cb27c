import rule from '../../../src/rules/authorization-request/nonce-missing.ts';
import { authorization, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const none = { nonce: undefined };
const noPkce = { code_challenge: undefined, code_challenge_method: undefined };

testRule(rule, {
  faulty: {
    'a hybrid request': { traffic: authorization({ ...none, response_type: 'code id_token' }), message: 'required', severity: 'error' },
    'an ID token alone': { traffic: authorization({ ...none, response_type: 'id_token' }), message: 'required' },
    'a code without PKCE': {
      traffic: signIn({ ...none, ...noPkce }, { code_verifier: undefined }),
      message: 'recommended',
      severity: 'warning',
    },
    'a code with PKCE, as a note': { traffic: signIn(none), message: 'covered', severity: 'note' },
    'a client with a secret, as a note': {
      traffic: signIn({ ...none, ...noPkce }, { code_verifier: undefined, client_secret: 'not-a-real-one' }),
      message: 'covered',
      severity: 'note',
    },
  },
  sound: { F0: signIn() },
  inconclusive: {
    'a pushed request that was not seen': {
      traffic: 'GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc',
      because: 'outside-the-browser',
    },
  },
  notApplicable: { 'plain OAuth': signIn({ ...none, scope: 'api' }), 'no scope': signIn({ ...none, scope: undefined }) },
});
