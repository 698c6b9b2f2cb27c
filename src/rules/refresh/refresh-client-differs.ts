import { refreshPasts } from '../../flow/refresh-chain.ts';
import { isBareRefusal } from '../../flow/token-outcome.ts';
import { clientIdentities } from '../../oauth/client-identity.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { afterSignIn, denied, granting, refresh } from '../sample-refresh.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'refresh-client-differs',
  stage: 'refresh',
  title: 'The refresh token was issued to another client than the one that sends it',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '6'), rfc(6749, '10.4')],
  why: 'A refresh token is bound to the client that it was issued to. With another client_id, as after a change of environment or in a second app of the same owner, the server must refuse it.',
  fix: 'Refresh with the client_id that signed in, and store the client_id beside the token.',
  notToBeConfusedWith:
    'A token request of another client, which client-id-differs tells; clients of one family, whose tokens a server may share.',

  needs: ['refreshRequest', 'refreshResponse'],
  uses: ['tokenRequest', 'tokenResponse'],
  messages: {
    differs: 'The refresh token was issued to {first}, but the refresh request comes from {second} ({carrier}), and the server refused it.',
  },

  check({ refreshExchanges, tokenExchanges }, conclude) {
    const pasts = refreshPasts(tokenExchanges, refreshExchanges);
    const verdicts = refreshExchanges.map((exchange) => {
      if (exchange.outcome !== 'refused' && !isBareRefusal(exchange)) return conclude.sound();
      const origin = pasts.get(exchange)?.origin;
      const [owners, senders] = [origin ? clientIdentities(origin.request) : [], clientIdentities(exchange.request)];
      const [owner] = owners;
      if (!owner || !senders.length) return conclude.inconclusive(origin ? 'header-withheld' : 'recording-started-late');
      const known = new Set(owners.flatMap(({ values }) => values));
      const other = senders.find(({ values }) => !values.some((value) => known.has(value)));
      if (!other) return conclude.sound();
      const values = { first: quote(owner.values[0]!), second: quote(other.values[0]!), carrier: other.carrier };
      return conclude.faulty('differs', values, [other.at, owner.at]);
    });
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [afterSignIn(refresh(denied(), { client_id: 'spa-2' }))],
    sound: [afterSignIn(refresh(denied())), afterSignIn(refresh(granting(), { client_id: 'spa-2' }))],
  },
});
