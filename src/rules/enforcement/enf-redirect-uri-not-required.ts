import { acceptedExchange } from '../../flow/acceptance.ts';
import { read } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { redeem, signIn } from '../sample-sign-in.ts';

export default defineRule({
  id: 'enf-redirect-uri-not-required',
  stage: 'enforcement',
  title: 'The server did not ask for redirect_uri in the token request',
  severity: 'note',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.3'), specification('OAuth 2.1', '10.2')],
  why: 'OAuth 2.0 wants the redirect URI repeated in the token request, OAuth 2.1 no longer does. This server goes by the newer rule; a server that goes by the older one refuses the same request.',
  fix: 'Send redirect_uri in the token request where the client has to work with other servers too. With PKCE its absence does no harm.',
  notToBeConfusedWith: 'A sign-in that named no redirect_uri at its start: there it must not be repeated.',

  needs: ['authorizationRequest', 'tokenRequest'],
  uses: ['tokenResponse'],
  messages: {
    notRequired: 'The authorization request has a redirect_uri and the token request has none; the server gave tokens all the same.',
  },

  check({ authorizationRequest, tokenExchanges }, conclude) {
    const accepted = acceptedExchange(tokenExchanges);
    if (!accepted) return conclude.notApplicable();
    const first = read(authorizationRequest, 'redirect_uri');
    const second = read(accepted.request, 'redirect_uri');
    if (first.state === 'unobserved') return conclude.inconclusive(first.because);
    if (first.state === 'absent' || !first.value) return conclude.notApplicable();
    if (second.state === 'unobserved') return conclude.inconclusive(second.because);
    return second.state === 'present' && second.value ? conclude.sound() : conclude.faulty('notRequired', {}, [second.at, first.at]);
  },

  examples: {
    faulty: [signIn({ redeem: redeem({ redirect_uri: undefined }) })],
    sound: [signIn()],
  },
});
