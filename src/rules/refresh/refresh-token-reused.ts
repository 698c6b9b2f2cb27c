import { refreshPasts } from '../../flow/refresh-chain.ts';
import { isBareRefusal } from '../../flow/token-outcome.ts';
import { read } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { afterSignIn, denied, granting, nextToken, refresh } from '../sample-refresh.ts';
import { milliseconds } from '../wording.ts';

const rotated = granting({ refresh_token: nextToken });

export default defineRule({
  id: 'refresh-token-reused',
  stage: 'refresh',
  title: 'A refresh token was sent that the server had already replaced',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '6'), rfc(9700, '4.14.2')],
  why: 'With every refresh the server may hand out a new refresh token, and the old one is spent then. A server that sees the old one again must think of a thief: it refuses, and often withdraws the new one too, so that the user has to sign in again.',
  fix: "Store the new refresh token before anything else uses the answer, and let only one place refresh at a time, over all tabs: `navigator.locks.request('refresh', refreshOnce)`.",
  notToBeConfusedWith:
    'The old token taken once more within a short grace period; a retry because the answer was lost, where nobody can tell whether the token had been replaced; the retry that a DPoP nonce asks for.',

  needs: ['refreshRequest', 'refreshResponse'],
  uses: ['tokenRequest', 'tokenResponse'],
  messages: {
    reused: 'The refresh was refused: its refresh token had been replaced by another one {gap} earlier, and was sent again all the same.',
    otherTab:
      'The refresh was refused: its refresh token had been replaced by another one {gap} earlier, by a refresh in another tab that this tab did not learn of.',
    unread:
      'The refresh was answered {status}: its refresh token had been replaced by another one {gap} earlier, and was sent again all the same. The server’s reason is not in the recording.',
    perhaps:
      'The refresh was answered {status}: its refresh token had been used with success {gap} earlier, and was sent again. Not all of the answers could be seen, but a server that replaces refresh tokens refuses the old one.',
    hidden:
      'The refresh was refused: its refresh token had been replaced {gap} earlier, in an answer that the browser did not let the page read.',
  },

  check({ refreshExchanges, tokenExchanges }, conclude) {
    const refused = refreshExchanges.filter(
      (each) =>
        each.error === 'invalid_grant' ||
        each.error === 'invalid_request' ||
        (each.outcome === 'refused' && each.response?.body.observed === false) ||
        isBareRefusal(each),
    );
    const pasts = refreshPasts(tokenExchanges, refreshExchanges);
    const verdicts = refused.map((later) => {
      const token = read(later.request, 'refresh_token');
      if (token.state === 'unobserved') return conclude.inconclusive(token.because);
      if (token.state === 'absent') return conclude.sound();
      const { replacement: earlier, spent, lost, origin } = pasts.get(later) ?? {};
      const use = earlier ?? spent;
      if (use && (!earlier || later.error === undefined)) {
        const values = { status: later.response?.status ?? 0, gap: milliseconds(later.request.at - use.request.endedAt) };
        const at = [token.at, { exchange: use.request.exchange, part: 'request-body', name: 'refresh_token' }] as const;
        if (earlier) return conclude.faulty('unread', values, [...at]);
        return conclude.faulty('perhaps', values, [...at], { severity: 'warning' });
      }
      if (earlier) {
        const tabs = [earlier, later].map(({ request }) => request.context.tab);
        const otherTab = tabs.every((tab) => tab !== undefined) && tabs[0] !== tabs[1];
        const message = earlier.outcome === 'blocked' ? 'hidden' : otherTab ? 'otherTab' : 'reused';
        const at = [token.at, { exchange: earlier.request.exchange, part: 'response-body', name: 'refresh_token' }] as const;
        return conclude.faulty(message, { gap: milliseconds(later.request.at - earlier.request.endedAt) }, [...at]);
      }
      if (lost) return conclude.inconclusive('unanswered');
      return origin ? conclude.sound() : conclude.inconclusive('recording-started-late');
    });
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [afterSignIn(refresh(rotated), refresh(denied()))],
    sound: [
      afterSignIn(refresh(rotated), refresh(rotated, { refresh_token: nextToken })),
      afterSignIn(refresh(rotated), refresh(rotated, {}, '4s')),
    ],
  },
});
