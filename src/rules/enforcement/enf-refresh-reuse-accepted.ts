import type { TokenExchange } from '../../flow/flow.ts';
import { read, textOf } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { inOrder, issued, refused, signIn } from '../sample-sign-in.ts';
import { milliseconds } from '../wording.ts';

const MINUTE = 60_000;
const withToken = (token: string) => issued.replace('{', `{"refresh_token":"${token}",`);
const refresh = (token: string, time: string) =>
  `@ +${time}\nPOST https://as.example/token\n> Origin: https://app.example\n> grant_type=refresh_token&refresh_token=${token}&client_id=spa-1`;
const begin = inOrder(
  signIn({ answer: withToken('first-refresh-token') }),
  refresh('first-refresh-token', '5s'),
  withToken('second-refresh-token'),
);

export default defineRule({
  id: 'enf-refresh-reuse-accepted',
  stage: 'enforcement',
  title: 'A replaced refresh token still works',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(9700, '4.14.2'), rfc(6749, '10.4')],
  why: 'The server gave a new refresh token in place of the old one, but goes on taking the old one. A thief who has the old one stays in, and nobody notices.',
  fix: 'Server: refuse a refresh token that was replaced, after a few seconds of grace, and withdraw its whole family then.',
  notToBeConfusedWith: 'A short grace period, within which the old token is taken because the answer with the new one may have been lost.',

  needs: ['refreshRequest', 'refreshResponse'],
  uses: ['tokenRequest'],
  messages: { accepted: 'In this recording the server took a refresh token {gap} after it had replaced it with another one.' },

  check({ refreshExchanges, derived, provider }, conclude) {
    if (derived.clientType === 'confidential') return conclude.notApplicable();
    /** The first refresh that replaced a token with another one, by the token. */
    const replacing = new Map<string, TokenExchange>();
    const verdicts = refreshExchanges.map((later) => {
      const token = read(later.request, 'refresh_token');
      if (token.state === 'unobserved') return conclude.inconclusive(token.because);
      if (token.state === 'absent' || later.outcome !== 'issued') return conclude.sound();
      const replaced = replacing.get(token.value);
      if (!replaced && replaces(later, token.value)) replacing.set(token.value, later);
      const gap = replaced ? later.request.at - replaced.request.endedAt : 0;
      if (gap <= MINUTE) return conclude.sound();
      const instead = provider?.keepsRefreshTokens?.value ? ({ severity: 'note' } as const) : {};
      return conclude.faulty('accepted', { gap: milliseconds(gap) }, [token.at], instead);
    });
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [inOrder(begin, refresh('first-refresh-token', '120s'), issued)],
    sound: [inOrder(begin, refresh('first-refresh-token', '120s'), refused), inOrder(begin, refresh('first-refresh-token', '3s'), issued)],
  },
});

/** A refresh with this token that got another one in its place. */
function replaces({ response }: TokenExchange, token: string): boolean {
  const next = textOf(response, 'refresh_token');
  return next !== undefined && next !== token;
}
