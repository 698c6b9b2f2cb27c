import { exchangeOf } from '../../flow/answer.ts';
import { type DpopProof, dpopProofs } from '../../oauth/dpop.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule, type Severity } from '../define-rule.ts';
import { sampleProof } from '../sample-jwt.ts';
import { authorize, inOrder, issued, redeem } from '../sample-sign-in.ts';

const twice = 50;
const withProof = (proof: string) => redeem({}, `> Origin: https://app.example\n> DPoP: ${proof}`);
const failed = '< 503 {"error":"temporarily_unavailable"}\n< Access-Control-Allow-Origin: *';
const replayed = '< 400 {"error":"invalid_dpop_proof"}\n< Access-Control-Allow-Origin: *';

export default defineRule({
  id: 'dpop-jti-reused',
  stage: 'token-request',
  title: 'The same DPoP proof was sent twice',
  severity: 'warning',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9449, '4.2'), rfc(9449, '11.1')],
  why: 'Each proof has a name of its own (jti), and a server that has seen it takes a second one for an attacker’s copy. The second request is then refused, although everything else in it is right.',
  fix: 'Make a new proof for each request, also when a failed one is repeated: move the signing into the function that sends.',
  notToBeConfusedWith: 'One request that a recorder lists twice, and a repeated request that carries a new proof.',
  needs: ['tokenRequest'],
  uses: ['pushedAuthorizationRequest', 'refreshRequest', 'apiRequest'],
  messages: {
    proof: 'The same DPoP proof was sent a second time.',
    jti: 'A second DPoP proof for the same URL carries the jti of the first.',
  },

  check({ timeline, tokenExchanges, refreshExchanges }, conclude) {
    const proofs = dpopProofs(timeline).filter(({ jwt }) => typeof jwt?.claims.jti === 'string');
    if (proofs.length < 2) return conclude.notApplicable();
    const exchanges = [...tokenExchanges, ...refreshExchanges];
    const first = new Map<string, DpopProof>();
    const faults = proofs.flatMap((proof) => {
      const { request } = proof;
      const name = `${request.endpoint} ${proof.jwt!.claims.jti}`;
      const before = first.get(name);
      if (!before) {
        first.set(name, proof);
        return [];
      }
      if (request.at - before.request.at < twice && before.proof === proof.proof) return [];
      const exchange = exchangeOf(request, exchanges);
      const refused = /^invalid_(?:dpop_proof|grant)$/.test(exchange?.error ?? '');
      const fine = exchange?.outcome === 'issued' || (request.status ?? 500) < 300;
      const severity: Severity = fine ? 'note' : refused ? 'error' : 'warning';
      return [conclude.faulty(before.proof === proof.proof ? 'proof' : 'jti', {}, [proof.at, before.at], { severity })];
    });
    return conclude.together(faults);
  },

  examples: {
    faulty: [inOrder(authorize(), withProof(sampleProof()), failed, withProof(sampleProof()), replayed)],
    sound: [inOrder(authorize(), withProof(sampleProof()), failed, withProof(sampleProof({ jti: 'j-0002' })), issued)],
  },
});
