import { repetitions } from '../../flow/code-uses.ts';
import { read, whereParametersAre } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { answered, inOrder, issued, redeem, refused, signIn } from '../sample-sign-in.ts';
import { milliseconds } from '../wording.ts';

export default defineRule({
  id: 'code-replayed',
  stage: 'correlation',
  title: 'The same code was redeemed again',
  severity: 'error',
  effects: ['breaks', 'weakens'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.2'), rfc(6749, '10.5'), specification('OAuth 2.1', '4.1.3')],
  why: 'A code works once. When it comes a second time, the server cannot tell a page that was loaded twice from a thief, so it refuses and may take back the tokens that it has already given.',
  fix: "Redeem the code once: take it out of the address before the request is sent (`history.replaceState(null, '', location.pathname)`), and begin a new sign-in when the callback page is loaded again without a pending state.",
  notToBeConfusedWith:
    'A CORS preflight; a repetition that the server asked for, such as a DPoP nonce, an authentication challenge or Retry-After; one request that a service worker made visible twice; a retry after a refusal; two requests that ran at the same time.',

  needs: ['tokenRequest'],
  uses: ['authorizationResponse'],
  messages: {
    replayed:
      'The code was redeemed with success, and {gap} later the same code was sent again{outcome}. A code is used up by its first success.',
    perhaps: 'The code was sent a second time, {gap} after a first request that {fate}. The first one may have used it up.',
  },

  check({ authorizationResponse, tokenRequest, tokenExchanges, derived }, conclude) {
    const code = read(tokenRequest, 'code');
    if (code.state === 'unobserved') return conclude.inconclusive(code.because);
    if (code.state === 'absent') return conclude.notApplicable();
    const sequential = repetitions(tokenExchanges).filter(({ overlapping }) => !overlapping);
    // Where the arrival of the code was not seen, neither was an earlier use of it.
    if (!sequential.length && !authorizationResponse && !derived.issued) return conclude.inconclusive('recording-started-late');
    return conclude.together(
      sequential.map(({ first, second, gap }) => {
        const at = [whereParametersAre(second.request), whereParametersAre(first.request)] as const;
        if (first.outcome === 'issued') {
          const outcome = second.outcome === 'refused' ? ' and refused' : second.outcome === 'issued' ? ' and taken again' : '';
          return conclude.faulty('replayed', { gap: milliseconds(gap), outcome }, at);
        }
        const fate = fates[first.outcome];
        if (!fate || (first.outcome === 'failed' && neverSent.test(first.response?.networkError ?? ''))) return conclude.sound();
        return conclude.faulty('perhaps', { gap: milliseconds(gap), fate }, at, {
          severity: second.outcome === 'issued' ? 'note' : 'warning',
        });
      }),
    );
  },

  examples: {
    faulty: [inOrder(signIn(), redeem(), refused)],
    sound: [inOrder(signIn({ answer: answered(400, '{"error":"use_dpop_nonce"}', 'DPoP-Nonce: n1') }), redeem(), issued)],
  },
});

/** The browser gave up before the request could reach the server (names of Chromium and of Firefox). */
const neverSent = /NAME_NOT|REFUSED|UNREACHABLE|DISCONNECTED|BLOCKED|CERT|SSL|UNKNOWN_HOST/i;

const fates: Readonly<Record<string, string>> = {
  failed: 'got no answer because the network failed',
  unanswered: 'has no recorded answer',
  blocked: 'the server answered, but the browser kept the answer from the page',
  unreadable: 'was answered with something else than a token response',
};
