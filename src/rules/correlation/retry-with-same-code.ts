import { repetitions } from '../../flow/code-uses.ts';
import { read, whereParametersAre } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, issued, otherVerifier, redeem, refused, signIn } from '../sample-sign-in.ts';
import { milliseconds, quote } from '../wording.ts';

export default defineRule({
  id: 'retry-with-same-code',
  stage: 'correlation',
  title: 'A refused token request was repeated with the same code',
  severity: 'warning',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.2'), specification('OAuth 2.1', '4.1.3')],
  why: 'Many servers throw a code away at the first attempt, whether that worked or not. A second attempt then fails for that reason alone, and its error hides the first one, which is the one to read.',
  fix: 'Show the first error and begin a new sign-in with a new state, verifier and code; do not repeat the token request.',
  notToBeConfusedWith:
    'A repetition that the server asked for: use_dpop_nonce, a 401 that asks for client authentication, 429 or 503 with Retry-After.',

  needs: ['tokenRequest'],
  messages: {
    retried:
      'The token request was refused ({error}) and repeated {gap} later with the same code{outcome}. Only the first refusal tells what is wrong.',
  },

  check({ tokenRequest, tokenExchanges }, conclude) {
    const code = read(tokenRequest, 'code');
    if (code.state === 'unobserved') return conclude.inconclusive(code.because);
    if (code.state === 'absent') return conclude.notApplicable();
    const retries = repetitions(tokenExchanges).filter(({ first, overlapping }) => !overlapping && first.outcome === 'refused');
    return conclude.together(
      retries.map(({ first, second, gap }) => {
        const worked = second.outcome === 'issued';
        const outcome = worked ? ', which this server let pass' : second.outcome === 'refused' ? ', and refused again' : '';
        return conclude.faulty(
          'retried',
          { error: quote(first.error ?? 'no error code'), gap: milliseconds(gap), outcome },
          [whereParametersAre(second.request), whereParametersAre(first.request)],
          worked ? { severity: 'note' } : undefined,
        );
      }),
    );
  },

  examples: {
    faulty: [inOrder(signIn({ redeem: redeem({ code_verifier: otherVerifier }), answer: refused }), redeem(), refused)],
    sound: [
      inOrder(
        signIn({ answer: refused }),
        authorize({ state: 'st-of-the-second-one' }, { code: 'code-of-the-second-one' }),
        redeem({ code: 'code-of-the-second-one' }),
        issued,
      ),
    ],
  },
});
