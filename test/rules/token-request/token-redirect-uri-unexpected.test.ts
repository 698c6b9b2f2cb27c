import { authorize, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/token-redirect-uri-unexpected.ts';
import { testRule } from '../../support/rule-tester.ts';

const bare = `${authorize({ redirect_uri: undefined }).split('\n')[0]}\n< 302 https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m`;

testRule(rule, {
  faulty: {
    'an address in the token request only': { traffic: inOrder(bare, redeem(), issued), message: 'unexpected', severity: 'note' },
    'an address that may be why the code was refused': {
      traffic: inOrder(bare, redeem(), refused),
      message: 'unexpected',
      severity: 'warning',
    },
  },
  sound: { 'an address in both requests': signIn() },
  notApplicable: { 'an address in neither': inOrder(bare, redeem({ redirect_uri: undefined }), issued) },
});
