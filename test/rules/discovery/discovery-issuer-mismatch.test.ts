import rule from '../../../src/rules/discovery/discovery-issuer-mismatch.ts';
import { authorization, authorizationUrl, metadata, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const t1 = 'https://as.example/t1';
const fetched = (url: string, issuer: string) => `${metadata({ issuer }, url)}\n${authorization()}`;

testRule(rule, {
  faulty: {
    'an issuer of another host': {
      traffic: fetched(`${t1}/.well-known/openid-configuration`, 'https://internal.example/t1'),
      message: 'differs',
      severity: 'error',
    },
    'an issuer that differs in the case of its path': {
      traffic: fetched('https://as.example/T1/.well-known/openid-configuration', t1),
      message: 'differs',
    },
    'an issuer of another host in a sign-in that went well, which is a warning': {
      traffic: `${metadata({ issuer: 'https://internal.example' })}\n${signIn()}`,
      message: 'differs',
      severity: 'warning',
    },
    'a slash at the end of an issuer with a path, as a note': {
      traffic: fetched(`${t1}/.well-known/openid-configuration`, `${t1}/`),
      message: 'slash',
      severity: 'note',
    },
    'the template of a shared Microsoft tenant, as a note': {
      traffic: `GET https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration
< 200 {"issuer":"https://login.microsoftonline.com/{tenantid}/v2.0"}
GET ${authorizationUrl({}, 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize')}`,
      message: 'template',
      severity: 'note',
    },
  },
  sound: {
    'an issuer whose address was appended to': fetched(`${t1}/.well-known/openid-configuration`, t1),
    'an issuer whose address was inserted into': fetched('https://as.example/.well-known/oauth-authorization-server/t1', t1),
    'an issuer without a path and with a slash, whose address cannot show it': fetched(
      'https://as.example/.well-known/openid-configuration',
      'https://as.example/',
    ),
  },
  notApplicable: {
    'a sign-in without metadata': signIn(),
    'a document that is not there': `GET ${t1}/.well-known/openid-configuration\n< 404 {"issuer":"x"}\n${authorization()}`,
  },
});
