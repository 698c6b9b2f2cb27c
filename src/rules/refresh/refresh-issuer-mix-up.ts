import { refreshPasts } from '../../flow/refresh-chain.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { afterSignIn, denied, granting, refresh } from '../sample-refresh.ts';
import { quote } from '../wording.ts';

const elsewhere = (answer: string) => refresh(answer).replace('https://as.example/token', 'https://staging.as.example/token');

export default defineRule({
  id: 'refresh-issuer-mix-up',
  stage: 'refresh',
  title: 'The refresh token was sent to another server than the one that issued it',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '6'), rfc(6749, '10.4')],
  why: 'Only the server that issued a refresh token knows it. Another environment, tenant or realm, even of the same product, refuses it as any unknown text.',
  fix: 'Send the refresh to the token endpoint that issued the token, and forget stored tokens when the environment changes.',
  notToBeConfusedWith:
    'A code that is redeemed at another server, which token-issuer-mix-up tells; a server with several names, which grants the refresh.',

  needs: ['refreshRequest', 'refreshResponse'],
  uses: ['tokenRequest', 'tokenResponse'],
  messages: { elsewhere: 'The refresh token came from {first}, but it was sent to {second}, and refused there.' },

  check({ refreshExchanges, tokenExchanges }, conclude) {
    const pasts = refreshPasts(tokenExchanges, refreshExchanges);
    const verdicts = refreshExchanges.map((exchange) => {
      if (exchange.outcome !== 'refused') return conclude.sound();
      const origin = pasts.get(exchange)?.origin;
      if (!origin) return conclude.inconclusive('recording-started-late');
      const [first, second] = [origin.request.endpoint, exchange.request.endpoint];
      if (first.replace(/\/$/, '') === second.replace(/\/$/, '')) return conclude.sound();
      const at = [
        { exchange: exchange.request.exchange, part: 'request-url' },
        { exchange: origin.request.exchange, part: 'request-url' },
      ] as const;
      return conclude.faulty('elsewhere', { first: quote(first), second: quote(second) }, at);
    });
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [afterSignIn(elsewhere(denied()))],
    sound: [afterSignIn(refresh(denied())), afterSignIn(elsewhere(granting()))],
  },
});
