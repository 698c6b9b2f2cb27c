import { read, textOf } from '../../oauth/message.ts';
import { spaceSeparated } from '../../oauth/space-separated.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, issued, signIn } from '../sample-sign-in.ts';

export default defineRule({
  id: 'refresh-token-absent',
  stage: 'token-response',
  title: 'Offline access was requested but no refresh token came',
  severity: 'note',
  effects: ['hinders'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '11'), rfc(6749, '5.1')],
  why: 'Without a refresh token the user has to sign in again when the access token has expired. A server may refuse it by its policy.',
  fix: 'Send `prompt=consent` together with offline_access (OpenID Connect asks for that), and allow refresh tokens for this client. Google gives one only at the first consent, with `access_type=offline`.',
  notToBeConfusedWith: 'A server that does not give refresh tokens to web pages at all, which is its right.',

  needs: ['authorizationRequest', 'tokenRequest', 'tokenResponse'],
  messages: { absent: 'The authorization request asked for {asked}, but the answer with the access token has no refresh_token{prompt}.' },

  check({ authorizationRequest, tokenExchanges }, conclude) {
    const response = tokenExchanges.find(({ outcome }) => outcome === 'issued')?.response;
    if (!response) return conclude.notApplicable();
    const scope = read(authorizationRequest, 'scope');
    const access = read(authorizationRequest, 'access_type');
    if (scope.state === 'unobserved') return conclude.inconclusive(scope.because);
    const byScope = scope.state === 'present' && spaceSeparated(scope.value).includes('offline_access');
    const byType = access.state === 'present' && access.value === 'offline';
    if (!byScope && !byType) return conclude.notApplicable();
    if (!response.body.observed) return conclude.inconclusive(response.body.because);
    const token = read(response, 'refresh_token');
    if (token.state === 'unobserved') return conclude.inconclusive(token.because);
    if (token.state === 'present' && token.value) return conclude.sound();
    const consent = spaceSeparated(textOf(authorizationRequest, 'prompt')).includes('consent');
    return conclude.faulty(
      'absent',
      { asked: byScope ? 'the scope offline_access' : 'access_type=offline', prompt: consent ? '' : '; it did not carry prompt=consent' },
      [token.at, byType && access.state === 'present' ? access.at : scope.at],
    );
  },

  examples: {
    faulty: [signIn({ authorize: authorize({ scope: 'openid offline_access' }) })],
    sound: [
      signIn({
        authorize: authorize({ scope: 'openid offline_access' }),
        answer: issued.replace('{', '{"refresh_token":"tGzv3JOkF0XG5Qx2TlKWIA",'),
      }),
    ],
  },
});
