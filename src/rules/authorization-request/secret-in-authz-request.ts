import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';

const secrets = new Set(['client_secret', 'client_assertion', 'password', 'access_token', 'refresh_token']);

export default defineRule({
  id: 'secret-in-authz-request',
  stage: 'authorization-request',
  title: 'The client secret is in the browser’s address bar',
  severity: 'error',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(6749, '2.3.1'), specification('OAuth 2.1', '2.4.1')],
  why: 'Everything in an address can be read by the user, by extensions, from the history and in server logs. A secret that was there once is no secret any more.',
  fix: 'Take the parameter out of the authorization request and replace the secret with a new one on the server. Only the token request authenticates the client.',
  notToBeConfusedWith: 'The id_token_hint, which may travel in an authorization request, and secrets in the body of a pushed request.',

  needs: ['authorizationRequest'],
  messages: {
    secret: 'The authorization request carries {name} in its address.',
  },

  check({ authorizationRequest }, conclude) {
    if (!authorizationRequest.parameters.observed) return conclude.inconclusive(authorizationRequest.parameters.because);
    // That the name is there is enough: a redacted value was a value.
    return conclude.together(
      authorizationRequest.parameters.value
        .filter(({ name, value, carrier }) => secrets.has(name) && value !== '' && (carrier === 'query' || carrier === 'fragment'))
        .slice(0, 10)
        .map(({ name, at }) => conclude.faulty('secret', { name }, [at])),
    );
  },

  examples: {
    faulty: [
      `GET https://as.example/authorize?response_type=code&client_id=web-1&client_secret=not-a-real-one&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1`,
    ],
    sound: [
      `GET https://as.example/authorize?response_type=code&client_id=web-1&id_token_hint=e30.e30.c2ln&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1`,
    ],
  },
});
