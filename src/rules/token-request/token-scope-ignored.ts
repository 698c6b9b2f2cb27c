import { redeemsCode } from '../../oauth/grant.ts';
import { read } from '../../oauth/message.ts';
import { hostOf } from '../../oauth/redirect-uri.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { redeem, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'token-scope-ignored',
  stage: 'token-request',
  title: 'scope is sent with the authorization_code grant',
  severity: 'note',
  effects: ['hinders'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.3')],
  why: 'What the application may do was settled when the user signed in. In the request that redeems the code the scope has no meaning, and most servers ignore it.',
  fix: 'Ask for the scope in the authorization request only.',
  notToBeConfusedWith: 'Microsoft’s servers, which use the scope of the token request to choose the API that the access token is for.',
  needs: ['tokenRequest'],
  messages: { ignored: 'The token request carries scope={scope}, which the authorization_code grant does not know.' },

  check({ tokenRequest, provider }, conclude) {
    const scope = read(tokenRequest, 'scope');
    if (scope.state === 'unobserved') return conclude.inconclusive(scope.because);
    if (!redeemsCode(tokenRequest)) return conclude.notApplicable();
    if (scope.state === 'absent' || scope.value === '') return conclude.sound();
    const microsoft =
      /(?:^|\.)(?:microsoftonline\.(?:com|us)|b2clogin\.com|ciamlogin\.com|chinacloudapi\.cn|partner\.microsoftonline\.cn)$/;
    if (microsoft.test(hostOf(tokenRequest.url)) || /entra|azure/.test(provider?.id ?? '')) return conclude.sound();
    return conclude.faulty('ignored', { scope: quote(scope.value) }, [scope.at]);
  },

  examples: {
    faulty: [signIn({ redeem: redeem({ scope: 'openid' }) })],
    sound: [
      signIn(),
      signIn({ redeem: redeem({ scope: 'openid' }) }).replaceAll(
        'https://as.example/',
        'https://login.microsoftonline.com/common/oauth2/v2.0/',
      ),
    ],
  },
});
