import { repetitions } from '../../flow/code-uses.ts';
import { read, whereParametersAre } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { answered, inOrder, issued, redeem, refused, signIn } from '../sample-sign-in.ts';
import { milliseconds } from '../wording.ts';

export default defineRule({
  id: 'code-double-submit',
  stage: 'correlation',
  title: 'The same code was sent by two requests at the same time',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '4.1.2'), rfc(6749, '10.5')],
  why: 'The code that handles the return from the server ran twice, and both runs tried to redeem the one code. One of them loses, and some servers take the tokens of the other one away as well.',
  fix: 'Let only one run redeem the code: keep the promise of the exchange in a module-level variable and return it to the second caller, or move the exchange out of the effect (React’s StrictMode runs each effect twice in development).',
  notToBeConfusedWith: 'A preflight followed by its request; one fetch that a service worker made visible twice; a retry after an answer.',

  needs: ['tokenRequest'],
  messages: {
    parallel:
      'Two token requests with the same code ran at the same time: the second was sent {gap} after the first, which had not been answered yet. {outcome}',
  },

  check({ tokenRequest, tokenExchanges }, conclude) {
    const code = read(tokenRequest, 'code');
    if (code.state === 'unobserved') return conclude.inconclusive(code.because);
    if (code.state === 'absent') return conclude.notApplicable();
    const parallel = repetitions(tokenExchanges).filter(({ overlapping }) => overlapping);
    return conclude.together(
      parallel.map(({ first, second, gap }) =>
        conclude.faulty(
          'parallel',
          { gap: milliseconds(gap), outcome: outcomeText(first.outcome === 'issued', second.outcome === 'issued') },
          [whereParametersAre(second.request), whereParametersAre(first.request)],
        ),
      ),
    );
  },

  examples: {
    faulty: [inOrder(signIn(), '@ +3ms', redeem(), refused)],
    sound: [signIn(), inOrder(signIn({ answer: answered(400, '{"error":"use_dpop_nonce"}', 'DPoP-Nonce: n1') }), redeem(), issued)],
  },
});

function outcomeText(first: boolean, second: boolean): string {
  if (first && second) return 'Both got tokens.';
  if (first) return 'The first got tokens, the second did not.';
  return second ? 'The second got tokens, the first did not.' : 'Neither got tokens.';
}
