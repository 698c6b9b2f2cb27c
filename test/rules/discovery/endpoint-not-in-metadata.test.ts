import rule from '../../../src/rules/discovery/endpoint-not-in-metadata.ts';
import { authorization, authorizationUrl, issued, metadata, redemption, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const failing = (endpoint: string) =>
  `${metadata()}\n${authorization()}\n${redemption({}, '< 404').replace('https://as.example/token', endpoint)}`;

testRule(rule, {
  faulty: {
    'a token request to another path that fails': {
      traffic: failing('https://as.example/oauth2/token').replace('< 404', '< 503'),
      message: 'other',
      severity: 'warning',
    },
    'a token request to another path where there is nothing': {
      traffic: failing('https://as.example/oauth2/token'),
      message: 'nothingThere',
      severity: 'error',
    },
    'a token request to another path that succeeds, as a note': {
      traffic: failing('https://as.example/oauth2/token').replace('< 404', issued),
      message: 'other',
      severity: 'note',
    },
    'a token request to another host that fails, as a note': {
      traffic: failing('https://other.example/token'),
      message: 'other',
      severity: 'note',
    },
    'a token request to another path that a server of OAuth answers, as a note': {
      traffic: failing('https://as.example/oauth2/token').replace('< 404', '< 400 {"error":"invalid_grant"}'),
      message: 'other',
      severity: 'note',
    },
    'an authorization request to another path that fails': {
      traffic: `${metadata()}\nGET ${authorizationUrl({}, 'https://as.example/oauth/authorize')}\n< 404`,
      message: 'other',
      severity: 'warning',
    },
  },
  sound: {
    F0: `${metadata()}\n${signIn()}`,
    'an endpoint for mutual TLS': `${metadata({ mtls_endpoint_aliases: { token_endpoint: 'https://mtls.as.example/token' } })}
${authorization()}\n${redemption({}, '< 400 {"error":"invalid_client"}').replace('https://as.example/token', 'https://mtls.as.example/token')}`,
    'a token endpoint of the application itself that succeeds': `${metadata()}
${authorization()}\n${redemption().replace('https://as.example/token', 'https://app.example/oauth/token')}`,
    'a realm beside another one on the same host': `${metadata({ issuer: 'https://as.example/other', authorization_endpoint: 'https://as.example/other/authorize', token_endpoint: 'https://as.example/other/token' }, 'https://as.example/other/.well-known/openid-configuration')}
${metadata()}\n${authorization()}\n${redemption({}, '< 404')}`,
    'a default port and a query in the document': `${metadata({ authorization_endpoint: 'https://as.example:443/authorize?a=b' })}\n${signIn()}`,
  },
  notApplicable: { 'a sign-in without metadata': signIn() },
});
