import { redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/token-scope-ignored.ts';
import { testRule } from '../../support/rule-tester.ts';

const scoped = signIn({ redeem: redeem({ scope: 'openid' }) });

testRule(rule, {
  faulty: { 'a scope beside the code': { traffic: scoped, message: 'ignored', severity: 'note' } },
  sound: {
    'no scope': signIn(),
    'Entra ID': scoped.replaceAll('https://as.example/', 'https://login.microsoftonline.com/common/oauth2/v2.0/'),
    'Azure AD B2C': scoped.replaceAll('https://as.example/', 'https://pat.b2clogin.com/pat.onmicrosoft.com/b2c_1_in/oauth2/v2.0/'),
  },
  notApplicable: {
    'another grant':
      'POST https://as.example/token\n> grant_type=client_credentials&scope=api&client_id=spa-1\n< 400 {"error":"invalid_client"}',
  },
});
