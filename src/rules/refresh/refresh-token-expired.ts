import { successorOf } from '../../flow/others.ts';
import { keyOf, refreshPasts } from '../../flow/refresh-chain.ts';
import { read, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { said } from '../said.ts';
import { afterSignIn, denied, granting, nextToken, refresh } from '../sample-refresh.ts';
import { milliseconds } from '../wording.ts';

const expiry = /expir|AADSTS700084|AADSTS700082|AADSTS70043|too old|max(?:imum)? (?:age|lifetime|life)|not active|inactive|idle/i;
const withdrawal = /revok|AADSTS50173|AADSTS700081|withdrawn|signed out|logged out|password|session (?:not|has|is|does)/i;

export default defineRule({
  id: 'refresh-token-expired',
  stage: 'refresh',
  title: 'The refresh token is no longer valid',
  severity: 'warning',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9700, '4.14.2'), rfc(10017, '6.3.2.3'), rfc(6749, '5.2')],
  why: 'Refresh tokens end: after some time without use, after a fixed lifetime that no refresh prolongs (24 hours for web pages at Entra ID), and when the user signs out, changes the password or withdraws consent. That is no programming error, but the application has to expect it.',
  fix: 'On `invalid_grant` drop the refresh token and start a new sign-in, first with `prompt=none` where the server supports that. Do not repeat the refresh.',
  notToBeConfusedWith:
    'A token that had been replaced before, two refreshes at once, and a changed DPoP key: all of them are refused with the same error and are named by rules of their own.',

  needs: ['refreshRequest', 'refreshResponse'],
  uses: ['tokenRequest', 'tokenResponse'],
  messages: {
    expired: 'The server refused the refresh token as expired{age}.{said}',
    withdrawn: 'The server refused the refresh token as withdrawn{age}.{said}',
    renewed: 'The server refused the refresh token{age}, and the application began a new sign-in {gap} later, as it should.{said}',
    refused:
      'The server refused the refresh token{age}. Nothing in this recording replaced it: it has expired or was withdrawn (sign-out, new password, consent), or it belongs to another client or environment.{said}',
  },

  check({ refreshExchanges, tokenExchanges, timeline, derived }, conclude) {
    const pasts = refreshPasts(tokenExchanges, refreshExchanges);
    const rivals = new Set([...pasts.values()].map(({ rival }) => rival));
    const verdicts = refreshExchanges.map((later) => {
      if (later.error !== 'invalid_grant' || !later.response) return conclude.sound();
      const token = read(later.request, 'refresh_token');
      if (token.state === 'unobserved') return conclude.inconclusive(token.because);
      if (token.state === 'absent') return conclude.sound();
      const { replacement, lost, rival, origin } = pasts.get(later) ?? {};
      // refresh-token-reused and refresh-race say those.
      if (replacement || rival || rivals.has(later)) return conclude.sound();
      if (lost) return conclude.inconclusive('unanswered');
      const [before, now] = [origin && keyOf(origin), keyOf(later)];
      if (before !== undefined && before !== 'none' && now !== undefined && now !== before) return conclude.sound();
      const age = origin ? `, ${milliseconds(later.request.at - origin.request.endedAt)} after it was issued` : '';
      const told = later.description ?? textOf(later.response, 'error_description') ?? '';
      // A sentence that lists all that may be wrong, as RFC 6749 §5.2 has it, says nothing of this token.
      const message = /expired,? (?:or )?revoked/i.test(told)
        ? 'refused'
        : expiry.test(told)
          ? 'expired'
          : withdrawal.test(told)
            ? 'withdrawn'
            : 'refused';
      const error = { exchange: later.request.exchange, part: 'response-body', name: 'error' } as const;
      const next = successorOf(later.request, derived.others);
      if (next) {
        const gap = milliseconds(Math.max(0, next.startedAt - later.request.endedAt));
        return conclude.faulty('renewed', { age, gap, said: said(later.response, timeline) }, [error, token.at], { severity: 'note' });
      }
      return conclude.faulty(message, { age, said: said(later.response, timeline) }, [error, token.at]);
    });
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [
      afterSignIn(refresh(denied('invalid_grant', 'AADSTS700084: The refresh token was issued to a single page app (SPA).'), {}, '86580s')),
    ],
    sound: [afterSignIn(refresh(granting({ refresh_token: nextToken }))), afterSignIn(refresh(denied('temporarily_unavailable')))],
  },
});
