import { read } from '../../oauth/message.ts';
import { spaceSeparated } from '../../oauth/space-separated.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, issued, signIn } from '../sample-sign-in.ts';

export default defineRule({
  id: 'id-token-missing',
  stage: 'token-response',
  title: 'openid was requested but no ID token came',
  severity: 'warning',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '3.1.3.3')],
  why: 'The scope openid asks the server to say who signed in, by an ID token. Without one, the application has an access token but does not know the user.',
  fix: 'Allow the scope openid for this client at the server, or find out whether the server speaks OpenID Connect at all; if it does not, leave openid out.',
  notToBeConfusedWith: 'The answer to a refresh request, which may leave the ID token out.',

  needs: ['authorizationRequest', 'tokenRequest', 'tokenResponse'],
  messages: { missing: 'The authorization request asked for the scope openid, but the answer with the access token has no id_token.' },

  check({ authorizationRequest, tokenExchanges }, conclude) {
    const response = tokenExchanges.find(({ outcome }) => outcome === 'issued')?.response;
    if (!response) return conclude.notApplicable();
    const scope = read(authorizationRequest, 'scope');
    if (scope.state === 'unobserved') return conclude.inconclusive(scope.because);
    if (scope.state === 'absent' || !spaceSeparated(scope.value).includes('openid')) return conclude.notApplicable();
    if (!response.body.observed) return conclude.inconclusive(response.body.because);
    const idToken = read(response, 'id_token');
    if (idToken.state === 'unobserved') return conclude.inconclusive(idToken.because);
    return idToken.state === 'present' && idToken.value ? conclude.sound() : conclude.faulty('missing', {}, [idToken.at, scope.at]);
  },

  examples: {
    faulty: [signIn({ authorize: authorize({ scope: 'openid api' }) })],
    sound: [
      signIn({
        authorize: authorize({ scope: 'openid api' }),
        answer: issued.replace('{', '{"id_token":"eyJhbGciOiJSUzI1NiJ9.e30.c2ln",'),
      }),
    ],
  },
});
