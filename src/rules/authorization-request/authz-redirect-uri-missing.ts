import { authorizationOutcome } from '../../flow/authorization-outcome.ts';
import { read, textOf } from '../../oauth/message.ts';
import { spaceSeparated } from '../../oauth/space-separated.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'authz-redirect-uri-missing',
  stage: 'authorization-request',
  title: 'The authorization request does not say where to return',
  severity: 'note',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.1'), rfc(6749, '3.1.2.3'), specification('OIDC Core', '3.1.2.1')],
  why: 'The redirect_uri is the address to which the server sends the user back. Without it the server has to guess from the registration, and OpenID Connect does not let it.',
  fix: 'Send redirect_uri with exactly the registered address, and send the same value again in the token request.',
  notToBeConfusedWith:
    'Plain OAuth allows it to be left out when exactly one address is registered; then the token request leaves it out too.',

  needs: ['authorizationRequest'],
  uses: ['authorizationResponse'],
  readsPushed: true,
  messages: {
    missing: 'The authorization request has no redirect_uri; the server has to take it from the client’s registration.',
    openid: 'The authorization request asks for the scope openid but has no redirect_uri, which OpenID Connect requires.',
  },

  check({ authorizationRequest, authorizationResponse, derived }, conclude) {
    const redirectUri = read(authorizationRequest, 'redirect_uri');
    if (redirectUri.state === 'unobserved') return conclude.inconclusive(redirectUri.because);
    if (redirectUri.state === 'present' && redirectUri.value !== '') return conclude.sound();
    const outcome = authorizationOutcome(authorizationResponse, derived);
    const refused = derived.failure?.at === 'authorization-page' || outcome === 'refused';
    if (!spaceSeparated(textOf(authorizationRequest, 'scope')).includes('openid'))
      return conclude.faulty('missing', {}, [redirectUri.at], refused ? { severity: 'warning' } : {});
    return conclude.faulty('openid', {}, [redirectUri.at], outcome === 'granted' ? {} : { severity: 'error' });
  },

  examples: {
    faulty: [`GET https://as.example/authorize?response_type=code&client_id=spa-1&scope=api&state=s1`],
    sound: [`GET https://as.example/authorize?response_type=code&client_id=spa-1&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&state=s1`],
  },
});
