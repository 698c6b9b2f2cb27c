import { dpopProofs } from '../../oauth/dpop.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { sampleProof } from '../sample-jwt.ts';
import { redeem, signIn } from '../sample-sign-in.ts';
import { listOf } from '../wording.ts';

const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'priv'];
const withProof = (proof: string) => redeem({}, `> Origin: https://app.example\n> DPoP: ${proof}`);

export default defineRule({
  id: 'dpop-private-key-leaked',
  stage: 'token-request',
  title: 'The DPoP proof contains a private key',
  severity: 'error',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [rfc(9449, '4.2'), rfc(9449, '4.3')],
  why: 'The proof shows everyone on the way the key that only the client should have. Whoever reads it can make proofs of their own, and binding tokens to the key protects nothing.',
  fix: 'Put only the public key into the header: export the public key with crypto.subtle.exportKey("jwk", keyPair.publicKey). Throw this key away and revoke the tokens bound to it.',
  notToBeConfusedWith: 'The public members of a key (x and y, or n and e), which belong there.',
  needs: ['tokenRequest'],
  uses: ['pushedAuthorizationRequest', 'refreshRequest', 'apiRequest'],
  messages: {
    leaked: 'The jwk in the proof’s header has private members: {names}.',
    symmetric: 'The jwk in the proof’s header is a symmetric key (kty is oct), which is secret as a whole.',
  },

  check({ timeline }, conclude) {
    const proofs = dpopProofs(timeline);
    if (!proofs.length) return conclude.notApplicable();
    for (const { jwt, at } of proofs) {
      const jwk = jwt?.header.jwk;
      if (typeof jwk !== 'object' || jwk === null) continue;
      const names = secretMembers.filter((name) => Object.hasOwn(jwk, name));
      if ((jwk as Record<string, unknown>).kty === 'oct') return conclude.faulty('symmetric', {}, [at]);
      if (names.length) return conclude.faulty('leaked', { names: listOf(names) }, [at]);
    }
    return conclude.sound();
  },

  examples: {
    faulty: [signIn({ redeem: withProof(sampleProof({}, { jwk: { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ', d: 'ZA' } })) })],
    sound: [signIn({ redeem: withProof(sampleProof()) })],
  },
});
