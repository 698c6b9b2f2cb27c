import rule from '../../../src/rules/authorization-request/state-missing.ts';
import { authorization, signIn, verifier } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const none = { state: undefined };

testRule(rule, {
  faulty: {
    'neither state nor anything in its place': {
      traffic: authorization({ ...none, nonce: undefined, code_challenge: undefined, code_challenge_method: undefined }),
      message: 'unprotected',
      severity: 'error',
    },
    'a nonce without OpenID Connect in its place': {
      traffic: authorization({ ...none, scope: 'api', code_challenge: undefined, code_challenge_method: undefined }),
      message: 'unprotected',
    },
    'plain PKCE in its place': {
      traffic: authorization({ ...none, nonce: undefined, code_challenge: verifier, code_challenge_method: 'plain' }),
      message: 'plain',
      severity: 'warning',
    },
    'PKCE in its place, as a note': { traffic: signIn(none), message: 'covered', severity: 'note' },
    'a nonce in its place, as a note': {
      traffic: authorization({ ...none, code_challenge: undefined, code_challenge_method: undefined }),
      message: 'covered',
      severity: 'note',
    },
    'an empty state': { traffic: signIn({ state: '' }), message: 'covered' },
  },
  sound: { F0: signIn() },
  inconclusive: {
    'a pushed request that was not seen': {
      traffic: 'GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc',
      because: 'outside-the-browser',
    },
  },
});
