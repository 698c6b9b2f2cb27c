import { urlParts } from '../../http/url.ts';
import { dpopProof } from '../../oauth/dpop.ts';
import { type OAuthMessage, readHeader, readOtherHeader } from '../../oauth/message.ts';
import { rfc, specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { sampleProof } from '../sample-jwt.ts';
import { answered, authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';

const asked = (...headers: string[]) => answered(400, '{"error":"use_dpop_nonce"}', 'DPoP-Nonce: eyJ7S_zG', ...headers);
const withProof = (claims = {}) => redeem({}, `> Origin: https://app.example\n> DPoP: ${sampleProof(claims)}`);

export default defineRule({
  id: 'cors-dpop-nonce-hidden',
  stage: 'transport',
  title: 'The page cannot read the DPoP nonce that the server demands',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9449, '8'), specification('Fetch', '3.3.5')],
  why: 'The server wants a value from its DPoP-Nonce header in the next proof. A script may read that header of another origin only when the server exposes it; without that the page can never send the right proof.',
  fix: 'Server: answer with Access-Control-Expose-Headers: DPoP-Nonce, WWW-Authenticate.',
  notToBeConfusedWith:
    'A server on the same origin; a wildcard, which exposes every header where no cookies are sent; a page that did send the nonce.',
  needs: ['tokenRequest', 'tokenResponse'],
  uses: ['refreshRequest', 'refreshResponse'],
  messages: {
    asked:
      'The server asked for a DPoP nonce, but its answer does not expose the DPoP-Nonce header to the page of another origin, and no request with the nonce followed.',
    offered:
      'The answer brings a DPoP nonce for the next request, but does not expose the DPoP-Nonce header to the page of another origin.',
  },

  check({ tokenExchanges, refreshExchanges }, conclude) {
    const all = [...tokenExchanges, ...refreshExchanges];
    const verdicts = all.map(({ request, response, outcome }) => {
      if (!response?.status) return conclude.notApplicable();
      const nonce = readHeader(response, 'dpop-nonce');
      if (nonce.state === 'unobserved' && outcome === 'nonce-asked') return conclude.inconclusive(nonce.because);
      if (nonce.state !== 'present') return conclude.notApplicable();
      const origin = readOtherHeader(response, 'origin');
      if (origin.state === 'unobserved') return conclude.inconclusive(origin.because);
      if (origin.state === 'absent' || origin.value === urlParts(response.url).origin || exposes(response)) return conclude.sound();
      // A proof with a nonce shows that the page could read it all the same.
      const couldRead = all.some(
        (later) => later.request.at > request.at && typeof dpopProof(later.request)?.jwt?.claims.nonce === 'string',
      );
      if (couldRead) return conclude.sound();
      return outcome === 'nonce-asked'
        ? conclude.faulty('asked', {}, [nonce.at])
        : conclude.faulty('offered', {}, [nonce.at], { severity: 'note' });
    });
    return verdicts.every(({ verdict }) => verdict === 'not-applicable') ? conclude.notApplicable() : conclude.together(verdicts);
  },

  examples: {
    faulty: [inOrder(authorize(), withProof(), asked())],
    sound: [
      inOrder(authorize(), withProof(), asked('Access-Control-Expose-Headers: DPoP-Nonce')),
      inOrder(authorize(), withProof(), asked(), signIn({ redeem: withProof({ jti: 'j-0002', nonce: 'eyJ7S_zG' }) })),
    ],
  },
});

function exposes(response: OAuthMessage): boolean {
  const exposed = readHeader(response, 'access-control-expose-headers');
  if (exposed.state !== 'present') return false;
  const names = exposed.value.split(',').map((name) => name.trim().toLowerCase());
  return names.includes('dpop-nonce') || (names.includes('*') && readOtherHeader(response, 'cookie').state !== 'present');
}
