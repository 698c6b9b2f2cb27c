import { refreshPasts } from '../../flow/refresh-chain.ts';
import { read, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { afterSignIn, denied, granting, nextToken, refresh } from '../sample-refresh.ts';
import { milliseconds } from '../wording.ts';

const rotated = granting({ refresh_token: nextToken });

export default defineRule({
  id: 'refresh-race',
  stage: 'refresh',
  title: 'Two refreshes ran at the same time with one refresh token',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '6'), rfc(9700, '4.14.2')],
  why: 'The first of the two uses the refresh token up, and the second one comes with a spent token. To the server that looks like theft, so it may end the whole session.',
  fix: "Let several callers wait for one refresh: keep its promise and return it to all (`pending ??= refreshOnce().finally(() => (pending = undefined))`), and over tabs take a lock (`navigator.locks.request('refresh', …)`).",
  notToBeConfusedWith: 'One refresh after the other; a request that a service worker passes on and that is therefore recorded twice.',

  needs: ['refreshRequest'],
  uses: ['refreshResponse'],
  messages: {
    refused:
      'A second refresh with the same token was sent {gap} after the first, which was still under way; one of the two was not granted.',
    granted:
      'A second refresh with the same token was sent {gap} after the first, which was still under way. The server granted both this time; a server without a grace period refuses one.',
  },

  check({ refreshExchanges, provider }, conclude) {
    const sent = refreshExchanges.filter(({ request, outcome }) => !request.fromCache && outcome !== 'nonce-asked');
    const pasts = refreshPasts([], sent);
    const verdicts = sent.map((later) => {
      const token = read(later.request, 'refresh_token');
      if (token.state === 'unobserved') return sent.length > 1 ? conclude.inconclusive(token.because) : conclude.sound();
      const first = pasts.get(later)?.rival;
      if (!first || token.state === 'absent') return conclude.sound();
      const gap = { gap: milliseconds(later.request.at - first.request.at) };
      const at = [token.at, { exchange: first.request.exchange, part: 'request-body', name: 'refresh_token' }] as const;
      if (first.outcome !== 'issued' || later.outcome !== 'issued') return conclude.faulty('refused', gap, [...at]);
      const next = [first, later].map(({ response }) => textOf(response, 'refresh_token') ?? token.value);
      // Where the token stays the same or stays good, no harm was done.
      const harmless = provider?.keepsRefreshTokens?.value === true || next.every((each) => each === token.value);
      return conclude.faulty('granted', gap, [...at], { severity: harmless ? 'note' : 'warning' });
    });
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [afterSignIn(`@ {"took":180}\n${refresh(rotated)}`, refresh(denied(), {}, '12ms'))],
    sound: [afterSignIn(refresh(rotated), refresh(granting(), { refresh_token: nextToken }, '1s'))],
  },
});
