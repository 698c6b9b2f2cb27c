import { claim } from '../../flow/id-tokens.ts';
import { read } from '../../oauth/message.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { judgeIdTokens } from '../judge-id-tokens.ts';
import { idToken, signInWith } from '../sample-id-token.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'id-token-azp-mismatch',
  stage: 'id-token',
  title: 'The ID token names another client as the authorized party',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '3.1.3.7'), specification('OIDC Core', '2')],
  why: 'The claim azp names the client that the ID token was issued to. When that is another one, the token was not fetched by this client, and some libraries refuse it.',
  fix: 'Find out which client fetched this ID token; if it is not a partner of yours, refuse the token.',
  notToBeConfusedWith: 'An ID token without azp, which nothing demands, not even where there are several audiences.',

  needs: ['authorizationRequest'],
  uses: ['authorizationResponse', 'tokenRequest', 'tokenResponse'],
  messages: { other: 'The ID token names {found} as the authorized party (azp), but the client is {client}.' },

  check(flow, conclude) {
    const asked = read(flow.authorizationRequest, 'client_id');
    const sent = flow.tokenRequest && read(flow.tokenRequest, 'client_id');
    const client = asked.state === 'present' ? asked : sent?.state === 'present' ? sent : asked;
    return judgeIdTokens({ ...flow, refreshExchanges: [] }, conclude, ['front', 'back'], (token) => {
      const found = claim(token, 'azp');
      if (found === undefined) return conclude.sound();
      if (client.state !== 'present') return client.state === 'absent' ? conclude.notApplicable() : conclude.inconclusive(client.because);
      return found === client.value
        ? conclude.sound()
        : conclude.faulty('other', { found: quote(found), client: quote(client.value) }, [token.at, client.at]);
    });
  },

  examples: {
    faulty: [signInWith(idToken({ azp: 'spa-2' }))],
    sound: [signInWith(idToken({ azp: 'spa-1' })), signInWith(idToken({ aud: ['spa-1', 'api'] }))],
  },
});
