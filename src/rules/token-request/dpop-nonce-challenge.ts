import { dpopProof } from '../../oauth/dpop.ts';
import { responseHeader } from '../../oauth/exchange-headers.ts';
import type { OAuthMessage } from '../../oauth/message.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { sampleProof } from '../sample-jwt.ts';
import { authorize, inOrder, issued, redeem } from '../sample-sign-in.ts';

const withProof = (proof: string) => redeem({}, `> Origin: https://app.example\n> DPoP: ${proof}`);
const asked = '< 400 {"error":"use_dpop_nonce"}\n< DPoP-Nonce: n-1\n< Access-Control-Allow-Origin: *';

export default defineRule({
  id: 'dpop-nonce-challenge',
  stage: 'token-request',
  title: 'The server’s demand for a DPoP nonce was not answered',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9449, '8'), rfc(9449, '8.2'), rfc(9449, '9')],
  why: 'With use_dpop_nonce the server hands out a nonce and expects the same request once more, with that nonce in the proof. A client that takes the answer for a failure ends the sign-in one step too early.',
  fix: 'On use_dpop_nonce read the DPoP-Nonce header, make a new proof with that nonce (and a new jti), and send the request again with the same code. The server must list DPoP-Nonce in Access-Control-Expose-Headers so that a page can read it.',
  notToBeConfusedWith:
    'The first answer use_dpop_nonce by itself: followed by a second request with the nonce it is part of every sound sign-in, and the code is not used twice by it.',
  needs: ['tokenRequest'],
  uses: ['refreshRequest', 'apiRequest'],
  messages: {
    unanswered: 'The server asked for a DPoP nonce (use_dpop_nonce) and sent one, but the request was not repeated with it.',
    ignored: 'The server asked for a DPoP nonce, but the repeated request carries none in its proof.',
    other: 'The server asked for a DPoP nonce, but the repeated request carries another one than it had sent.',
    absent: 'The server answered use_dpop_nonce but sent no DPoP-Nonce header, so the client cannot know the nonce.',
  },

  check({ timeline, tokenExchanges, refreshExchanges, derived }, conclude) {
    const asking = [
      ...[...tokenExchanges, ...refreshExchanges].filter(({ outcome }) => outcome === 'nonce-asked').map(({ request }) => request),
      ...timeline.filter((message) => message.kind === 'apiRequest' && message.side === 'request' && asksForNonce(message)),
    ];
    if (!asking.length) return conclude.notApplicable();
    const judge = (request: OAuthMessage) => {
      const nonce = responseHeader(request, 'dpop-nonce');
      const at = { exchange: request.exchange, part: 'response-header', name: 'dpop-nonce' } as const;
      const next = timeline.find(
        (message) =>
          message.side === 'request' && message.at > request.at && message.kind === request.kind && message.endpoint === request.endpoint,
      );
      const proof = next && dpopProof(next);
      const sent = proof?.jwt?.claims.nonce;
      if (nonce.state === 'unobserved') return next ? conclude.sound() : conclude.inconclusive(nonce.because);
      if (nonce.state === 'absent') return next && sent !== undefined ? conclude.sound() : conclude.faulty('absent', {}, [at]);
      // A session that signed in all the same has found another way; an API may simply not be asked again.
      if (!next && (request.kind === 'apiRequest' || (request.kind === 'tokenRequest' && derived.issued))) return conclude.sound();
      if (!next) return conclude.faulty('unanswered', {}, [nonce.at]);
      if (!proof?.jwt) return conclude.inconclusive('header-withheld');
      if (sent === nonce.value || next.status === undefined || next.status < 300) return conclude.sound();
      return conclude.faulty(sent === undefined ? 'ignored' : 'other', {}, [proof.at, nonce.at]);
    };
    return conclude.together(asking.map(judge));
  },

  examples: {
    faulty: [
      inOrder(authorize(), withProof(sampleProof()), asked),
      inOrder(authorize(), withProof(sampleProof()), asked, withProof(sampleProof({ jti: 'j-0002' })), asked),
    ],
    sound: [inOrder(authorize(), withProof(sampleProof()), asked, withProof(sampleProof({ jti: 'j-0002', nonce: 'n-1' })), issued)],
  },
});

function asksForNonce(request: OAuthMessage): boolean {
  const challenge = responseHeader(request, 'www-authenticate');
  return request.status === 401 && challenge.state === 'present' && challenge.value.includes('use_dpop_nonce');
}
