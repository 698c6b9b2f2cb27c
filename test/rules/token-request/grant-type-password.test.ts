import { inOrder, issued, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/grant-type-password.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'a password in the token request': {
      traffic: inOrder(
        'POST https://as.example/token\n> Origin: https://app.example\n> grant_type=password&username=pat&password=a-password-1',
        issued,
      ),
      message: 'password',
    },
  },
  sound: {
    'a code': signIn(),
    'a password in the server’s own form': inOrder(
      signIn().split('\n< 302')[0]!,
      '< 302 https://as.example/login',
      'POST https://as.example/login\n> username=pat&password=a-password-1\n< 302 https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m',
      signIn().slice(signIn().indexOf('POST')),
    ),
  },
  inconclusive: {
    'a body that was not recorded': {
      traffic: inOrder(signIn().split('\nPOST')[0]!, 'POST https://as.example/token\n> (not captured)', issued),
      because: 'body-not-captured',
    },
  },
});
