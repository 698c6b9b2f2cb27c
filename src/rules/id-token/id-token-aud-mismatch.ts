import { audiences, claim } from '../../flow/id-tokens.ts';
import { read } from '../../oauth/message.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { judgeIdTokens } from '../judge-id-tokens.ts';
import { idToken, signInWith } from '../sample-id-token.ts';
import { listOf, quote } from '../wording.ts';

export default defineRule({
  id: 'id-token-aud-mismatch',
  stage: 'id-token',
  title: 'The ID token is not for this client',
  severity: 'error',
  effects: ['weakens', 'breaks'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '3.1.3.7')],
  why: 'An ID token is made for the application that asked for it. One that names another application in aud was meant for that one, and whoever runs it could use it to sign in here as the user.',
  fix: 'Refuse the ID token, and compare the client_id of the sign-in with the one that the client library was set up for.',
  notToBeConfusedWith:
    'A list of audiences that contains the client; an app whose ID token is meant for its server, as Google makes them, and which names the app in azp.',

  needs: ['authorizationRequest'],
  uses: ['authorizationResponse', 'tokenRequest', 'tokenResponse'],
  messages: {
    other: 'The ID token is for {audience}, but the client is {client}.',
    authorized: 'The ID token is for {audience}; the client {client} is named in azp only.',
    more: 'The ID token is for {client} and also for {audience}; whether those may be trusted, the recording does not tell.',
  },

  check(flow, conclude) {
    const asked = read(flow.authorizationRequest, 'client_id');
    const sent = flow.tokenRequest && read(flow.tokenRequest, 'client_id');
    const client = asked.state === 'present' ? asked : sent?.state === 'present' ? sent : asked;
    return judgeIdTokens({ ...flow, refreshExchanges: [] }, conclude, ['front', 'back'], (token) => {
      const found = audiences(token);
      if (found.length === 0) return conclude.notApplicable(); // id-token-required-claim-missing says it.
      if (client.state !== 'present') return client.state === 'absent' ? conclude.notApplicable() : conclude.inconclusive(client.because);
      const others = found.filter((each) => each !== client.value);
      const values = { audience: listOf(others.slice(0, 5).map(quote)), client: quote(client.value) };
      const at = [token.at, client.at] as const;
      if (others.length === 0) return conclude.sound();
      if (found.includes(client.value)) return conclude.faulty('more', values, [...at], { severity: 'note' });
      if (claim(token, 'azp') === client.value) return conclude.faulty('authorized', values, [...at], { severity: 'note' });
      return conclude.faulty('other', values, [...at]);
    });
  },

  examples: {
    faulty: [signInWith(idToken({ aud: 'other' }))],
    sound: [signInWith(idToken()), signInWith(idToken({ aud: ['spa-1'] }))],
  },
});
