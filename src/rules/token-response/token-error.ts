import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { said } from '../said.ts';
import { answered, inOrder, issued, redeem, refused, signIn } from '../sample-sign-in.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'token-error',
  stage: 'token-response',
  title: 'The token endpoint refused the request',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(6749, '5.2'), rfc(9449, '8'), rfc(8628, '3.5')],
  why: 'The server did not exchange the code for tokens. Its error code names a group of reasons; which of them it is has to be found from what was sent.',
  fix: 'Look at the cause that is named for this sign-in; the error code alone does not tell it. Begin a new sign-in for the next try, because the code may be used up.',
  notToBeConfusedWith:
    'use_dpop_nonce, which asks for the same request once more with a nonce; authorization_pending and slow_down, which ask to wait.',

  needs: ['tokenRequest', 'tokenResponse'],
  messages: {
    refused: 'The token endpoint answered with status {status} and the error {error}.{said}',
    withoutCode: 'The token endpoint refused the request with status {status} and without an OAuth error code.',
    nonceNotSent:
      'The token endpoint asked for a DPoP nonce (use_dpop_nonce) with status {status}, and no request with that nonce followed.',
  },

  check({ tokenResponse, tokenExchanges, timeline }, conclude) {
    const last = tokenExchanges.at(-1);
    const verdicts = tokenExchanges.map((exchange, index) => {
      const { response, outcome, error } = exchange;
      if (!response) return conclude.sound();
      const at = { exchange: response.exchange, part: 'response-body', name: 'error' } as const;
      const status = response.status ?? 0;
      if (outcome === 'nonce-asked' && exchange === last) return conclude.faulty('nonceNotSent', { status }, [at]);
      if (outcome !== 'refused') return conclude.sound();
      const recovered = tokenExchanges.slice(index + 1).some((later) => later.outcome === 'issued');
      const instead = recovered ? { severity: 'note' as const } : undefined;
      if (error !== undefined)
        return conclude.faulty('refused', { status, error: quote(error), said: said(response, timeline) }, [at], instead);
      if (!response.body.observed) return conclude.inconclusive(response.body.because);
      return conclude.faulty('withoutCode', { status }, [at], instead);
    });
    if (!verdicts.length && !tokenResponse.body.observed) return conclude.inconclusive(tokenResponse.body.because);
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [signIn({ answer: refused })],
    sound: [signIn(), inOrder(signIn({ answer: answered(400, '{"error":"use_dpop_nonce"}', 'DPoP-Nonce: n1') }), redeem(), issued)],
  },
});
