import rule from '../../../src/rules/discovery/discovery-no-pkce-methods.ts';
import { authorization, metadata, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'a list without S256': {
      traffic: `${metadata({ code_challenge_methods_supported: ['plain'] })}\n${authorization()}`,
      message: 'withoutS256',
      severity: 'warning',
    },
    'an empty list': { traffic: `${metadata({ code_challenge_methods_supported: [] })}\n${authorization()}`, message: 'withoutS256' },
    'no list, which many servers that check PKCE have, as a note': {
      traffic: `${metadata({ code_challenge_methods_supported: undefined })}\n${authorization()}`,
      message: 'absent',
      severity: 'note',
    },
    'a list without S256 in a sign-in that went well, as a note': {
      traffic: `${metadata({ code_challenge_methods_supported: ['plain'] })}\n${signIn()}`,
      message: 'withoutS256',
      severity: 'note',
    },
  },
  sound: {
    'a realm with S256 beside another one without': `${metadata({ issuer: 'https://as.example/other', authorization_endpoint: 'https://as.example/other/authorize', code_challenge_methods_supported: undefined }, 'https://as.example/other/.well-known/openid-configuration')}
${metadata()}\n${authorization()}`,
    'a list of both methods': `${metadata({ code_challenge_methods_supported: ['plain', 'S256'] })}\n${signIn()}`,
  },
  notApplicable: {
    'an error in JSON in place of metadata': `GET https://as.example/.well-known/openid-configuration\n< 404 {"error":"not_found"}\n${authorization()}`,
    'a request without a code': `${metadata({ code_challenge_methods_supported: undefined })}\n${authorization({ response_type: 'id_token' })}`,
    'a sign-in without metadata': signIn(),
  },
});
