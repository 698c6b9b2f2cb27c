import { wasIssued } from '../../flow/answer.ts';
import { type DpopProof, dpopProofs } from '../../oauth/dpop.ts';
import { rfc } from '../../oauth/specifications.ts';
import { uriDifferences } from '../../oauth/uri-difference.ts';
import { defineRule, type Severity } from '../define-rule.ts';
import { sampleProof } from '../sample-jwt.ts';
import { authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';
import { listOf, quote } from '../wording.ts';

const withProof = (proof: string) => redeem({}, `> Origin: https://app.example\n> DPoP: ${proof}`);

export default defineRule({
  id: 'dpop-htu-htm-mismatch',
  stage: 'token-request',
  title: 'The DPoP proof is for another URL or method',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9449, '4.2'), rfc(9449, '4.3')],
  why: 'A proof is good for one URL and one method, so that it cannot be used elsewhere. The server compares both with the request and refuses a proof that was made for others.',
  fix: 'Sign htu with the URL that the request really goes to, without query and fragment, and htm with its method in capital letters. Behind a proxy the server may see another URL than the browser: configure its public address.',
  notToBeConfusedWith: 'A query left in htu, a default port written out, or capital letters in the host: servers normalise these.',
  needs: ['tokenRequest'],
  uses: ['pushedAuthorizationRequest', 'refreshRequest', 'apiRequest'],
  messages: {
    method: 'The proof says htm={proof}, but the request is a {method}.',
    url: 'The proof says htu={proof}, but the request goes to {url}: comparing the proof (first) and the request (second), {how}.',
  },

  check({ timeline, tokenExchanges, refreshExchanges }, conclude) {
    const proofs = dpopProofs(timeline).filter(({ jwt }) => jwt);
    if (!proofs.length) return conclude.notApplicable();
    const exchanges = [...tokenExchanges, ...refreshExchanges];
    const judge = (proof: DpopProof) => {
      const { request, jwt } = proof;
      const { htm, htu } = jwt!.claims;
      const accepted = request.kind === 'apiRequest' ? (request.status ?? 500) < 300 : wasIssued(request, exchanges);
      const instead: { severity?: Severity } = accepted ? { severity: 'note' } : {};
      const faults = [];
      if (typeof htm === 'string' && htm !== request.method) {
        faults.push(conclude.faulty('method', { proof: quote(htm), method: quote(request.method) }, [proof.at], instead));
      }
      if (typeof htu === 'string' && normal(htu) !== normal(request.url)) {
        const how = listOf(uriDifferences(normal(htu), normal(request.url)).map(({ text }) => text));
        faults.push(conclude.faulty('url', { proof: quote(bare(htu)), url: quote(bare(request.url)), how }, [proof.at], instead));
      }
      return faults;
    };
    return conclude.together(proofs.flatMap(judge));
  },

  examples: {
    faulty: [
      inOrder(authorize(), withProof(sampleProof({ htu: 'https://as.example/token/' })), '< 400 {"error":"invalid_dpop_proof"}'),
      inOrder(authorize(), withProof(sampleProof({ htm: 'post' })), '< 400 {"error":"invalid_dpop_proof"}'),
    ],
    sound: [
      signIn({ redeem: withProof(sampleProof()) }),
      signIn({ redeem: withProof(sampleProof({ htu: 'https://AS.example:443/token?a=b' })) }),
    ],
  },
});

const bare = (url: string) => url.split(/[?#]/)[0]!;

/** A URL without query and fragment in the normal form of RFC 3986 §6.2.2 and §6.2.3, as RFC 9449 §4.3 asks to compare it. */
function normal(url: string): string {
  const plain = bare(url).replace(/%[0-9a-f]{2}/gi, (octet) => octet.toUpperCase());
  try {
    return new URL(plain).href;
  } catch {
    return plain;
  }
}
