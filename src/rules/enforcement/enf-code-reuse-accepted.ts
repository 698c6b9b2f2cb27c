import { acceptedExchanges } from '../../flow/acceptance.ts';
import { repetitions } from '../../flow/code-uses.ts';
import { read, textOf, whereParametersAre } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { inOrder, issued, redeem, refused, signIn } from '../sample-sign-in.ts';
import { milliseconds } from '../wording.ts';

export default defineRule({
  id: 'enf-code-reuse-accepted',
  stage: 'enforcement',
  title: 'The server gave tokens for the same code twice',
  severity: 'error',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.2'), rfc(6749, '10.5'), specification('OAuth 2.1', '4.1.3'), rfc(9700, '4.2.4')],
  why: 'A code must work once only, so that a copy of it, from a log or a history, is worthless. This server took the same code a second time.',
  fix: 'Server: mark a code as used in the same step in which its tokens are made, and refuse it from then on. Client: redeem each code once.',
  notToBeConfusedWith: 'One request that stands in the recording twice, as a service worker’s, or an answer that came from a cache.',

  needs: ['tokenRequest', 'tokenResponse'],
  messages: {
    accepted: 'In this recording the server answered two token requests with the same code, {gap} apart, with different access tokens.',
    sameToken: 'In this recording the server answered two token requests with the same code, {gap} apart, both with success.',
  },

  check({ tokenRequest, tokenExchanges }, conclude) {
    const code = read(tokenRequest, 'code');
    if (code.state === 'unobserved') return conclude.inconclusive(code.because);
    const accepted = acceptedExchanges(tokenExchanges);
    if (!accepted.length) return conclude.notApplicable();
    return conclude.together(
      repetitions(accepted).map(({ first, second, gap }) => {
        const at = [whereParametersAre(second.request), whereParametersAre(first.request)] as const;
        const tokens = [first, second].map(({ response }) => textOf(response, 'access_token'));
        const different = tokens[0] !== undefined && tokens[1] !== undefined && tokens[0] !== tokens[1];
        return different
          ? conclude.faulty('accepted', { gap: milliseconds(gap) }, at)
          : conclude.faulty('sameToken', { gap: milliseconds(gap) }, at, { severity: 'warning' });
      }),
    );
  },

  examples: {
    faulty: [
      inOrder(signIn(), redeem(), issued.replace('2YotnFZFEjr1zCsicMWpAA', 'another-access-token')),
      inOrder(signIn(), redeem(), issued),
    ],
    sound: [inOrder(signIn(), redeem(), refused)],
  },
});
