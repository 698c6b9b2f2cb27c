import rule from '../../../src/rules/authorization-request/param-misspelled.ts';
import { authorization, challenge, signIn, verifier } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    redirect_url: {
      traffic: authorization({ redirect_uri: undefined, redirect_url: 'https://app.example/cb' }, '< 400'),
      message: 'misspelled',
      severity: 'warning',
    },
    redirectUri: {
      traffic: authorization({ redirect_uri: undefined, redirectUri: 'https://app.example/cb' }, '< 400'),
      message: 'misspelled',
    },
    clientId: { traffic: authorization({ client_id: undefined, clientId: 'spa-1' }, '< 400'), message: 'misspelled' },
    code_challange: { traffic: authorization({ code_challenge: undefined, code_challange: challenge }, '< 400'), message: 'misspelled' },
    'code_challenge-method': {
      traffic: authorization({ code_challenge_method: undefined, 'code_challenge-method': 'S256' }, '< 400'),
      message: 'misspelled',
    },
    scopes: { traffic: authorization({ scope: undefined, scopes: 'openid' }, '< 400'), message: 'misspelled' },
    'response-type': { traffic: authorization({ response_type: undefined, 'response-type': 'code' }, '< 400'), message: 'misspelled' },
    'codeVerifier in the token request': {
      traffic: signIn({}, { code_verifier: undefined, codeVerifier: verifier }, '< 400 {"error":"invalid_grant"}'),
      message: 'misspelled',
    },
    'code_verifer in the token request': {
      traffic: signIn({}, { code_verifier: undefined, code_verifer: verifier }, '< 400 {"error":"invalid_grant"}'),
      message: 'misspelled',
    },
    'grantType in the token request': {
      traffic: signIn({}, { grant_type: undefined, grantType: 'authorization_code' }, '< 400 {"error":"invalid_request"}'),
      message: 'misspelled',
    },
    'a writing that the server takes, as a note': {
      traffic: signIn({ redirect_uri: undefined, redirect_url: 'https://app.example/cb' }),
      message: 'misspelled',
      severity: 'note',
    },
  },
  sound: {
    F0: signIn(),
    'TikTok’s client_key': authorization({ client_id: undefined, client_key: 'a1' }, '< 200'),
    'Slack’s user_scope': authorization({ scope: undefined, user_scope: 'identity.basic' }),
    'a name like state': authorization({ state: undefined, stage: 'prod' }, '< 200'),
    'the right name beside it': authorization({ redirect_url: 'https://app.example/home' }),
    'the name of something that every object has': authorization({ constructor: '1', toString: '2' }, '< 200'),
    'a long name of nobody': authorization({ state: undefined, ['x'.repeat(5000)]: '1' }, '< 200'),
  },
});
