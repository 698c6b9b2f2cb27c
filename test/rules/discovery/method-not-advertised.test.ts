import rule from '../../../src/rules/discovery/method-not-advertised.ts';
import { authorization, metadata, refused, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const onlyBasic = { token_endpoint_auth_methods_supported: ['client_secret_basic'] };

testRule(rule, {
  faulty: {
    'a secret in the body where only Basic is listed, refused': {
      traffic: `${metadata(onlyBasic)}\n${signIn({}, { client_secret: 'not-a-real-one' }, '< 401 {"error":"invalid_client"}')}`,
      message: 'refused',
      severity: 'error',
    },
    'a secret in the body where nothing is listed and Basic is the default, refused': {
      traffic: `${metadata()}\n${signIn({}, { client_secret: 'not-a-real-one' }, '< 401 {"error":"invalid_client"}')}`,
      message: 'refused',
    },
    'a secret in the body where only Basic is listed, accepted, as a note': {
      traffic: `${metadata(onlyBasic)}\n${signIn({}, { client_secret: 'not-a-real-one' })}`,
      message: 'unlisted',
      severity: 'note',
    },
    'a response type that is refused': {
      traffic: `${metadata({ response_types_supported: ['code'] })}\n${authorization({ response_type: 'code id_token' }, refused('unsupported_response_type'))}`,
      message: 'refused',
      severity: 'warning',
    },
    'a scope that is not listed, as a note': {
      traffic: `${metadata({ scopes_supported: ['openid'] })}\n${signIn()}`,
      message: 'unlisted',
      severity: 'note',
    },
    'a challenge method that is not listed': {
      traffic: `${metadata()}\n${authorization({ code_challenge_method: 'plain' }, refused('invalid_request'))}`,
      message: 'refused',
    },
  },
  sound: {
    'a public client where none is not listed': `${metadata(onlyBasic)}\n${signIn()}`,
    'a response type in another order': `${metadata({ response_types_supported: ['id_token code'] })}\n${authorization({ response_type: 'code id_token' })}`,
    'a listed grant type': `${metadata({ grant_types_supported: ['authorization_code'] })}\n${signIn()}`,
  },
  notApplicable: {
    'a sign-in without metadata': signIn(),
    'metadata without any list': `${metadata({ code_challenge_methods_supported: undefined })}\n${signIn()}`,
  },
});
