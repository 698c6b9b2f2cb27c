import { wasIssued } from '../../flow/answer.ts';
import { dpopProofs } from '../../oauth/dpop.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { authorize, inOrder, issued, redeem } from '../sample-sign-in.ts';
import { signedProof, wronglySignedProof } from '../sample-signed-token.ts';
import { quote } from '../wording.ts';

const withProof = (proof: string) => redeem({}, `> Origin: https://app.example\n> DPoP: ${proof}`);

export default defineRule({
  id: 'dpop-signature-invalid',
  stage: 'token-request',
  title: 'The signature of the DPoP proof does not fit the key that the proof names',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9449, '4.3'), rfc(7515, '5.2'), rfc(7518, '3.4')],
  why: 'The proof carries the public key, and its signature shows that the sender has the private one. Where the two do not fit, the proof shows nothing, and a server refuses it with invalid_dpop_proof.',
  fix: 'Export the public key of the very pair that signs, sign the text `header.payload` as it is sent, and write an ECDSA signature as r and s one after the other (64 bytes for P-256), as WebCrypto gives it, not as DER.',
  notToBeConfusedWith:
    'A proof whose signature was replaced before the recording was handed on, which is not checked; a proof that is right but for another address or time.',

  needs: ['tokenRequest'],
  uses: ['pushedAuthorizationRequest', 'refreshRequest', 'apiRequest'],
  messages: {
    invalid:
      'The DPoP proof of the request to {endpoint} was checked with the key that it names itself, and its signature is not by that key.{der}',
  },

  check({ timeline, tokenExchanges, refreshExchanges, derived }, conclude) {
    const proofs = dpopProofs(timeline);
    if (!proofs.length) return conclude.notApplicable();
    const checked = proofs.filter(({ proof }) => derived.proofs[proof] === 'valid' || derived.proofs[proof] === 'invalid');
    if (!checked.length) return conclude.notApplicable();
    const exchanges = [...tokenExchanges, ...refreshExchanges];
    const verdicts = checked.map(({ request, proof, jwt, at }) => {
      if (derived.proofs[proof] === 'valid') return conclude.sound();
      const accepted = request.kind === 'apiRequest' ? (request.status ?? 500) < 300 : wasIssued(request, exchanges);
      // DER begins with a SEQUENCE, 0x30, and the length of what follows.
      const der = /^ME[QUYV]/.test(jwt?.signature ?? '') ? ' It looks like DER, which many libraries make and JWS does not take.' : '';
      return conclude.faulty('invalid', { endpoint: quote(request.endpoint), der }, [at], accepted ? { severity: 'note' } : {});
    });
    return conclude.together(verdicts);
  },

  examples: {
    faulty: [inOrder(authorize(), withProof(wronglySignedProof), '< 400 {"error":"invalid_dpop_proof"}')],
    sound: [inOrder(authorize(), withProof(signedProof), issued)],
  },
});
