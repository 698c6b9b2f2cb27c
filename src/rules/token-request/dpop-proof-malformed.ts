import { wasIssued } from '../../flow/answer.ts';
import { type DpopProof, dpopProofs } from '../../oauth/dpop.ts';
import { jsonText } from '../../oauth/json-text.ts';
import { readHeader } from '../../oauth/message.ts';
import { s256 } from '../../oauth/pkce.ts';
import { rfc } from '../../oauth/specifications.ts';
import { defineRule, type Severity } from '../define-rule.ts';
import { sampleProof } from '../sample-jwt.ts';
import { authorize, inOrder, redeem, signIn } from '../sample-sign-in.ts';
import { listOf, quote } from '../wording.ts';

const withProof = (proof: string) => redeem({}, `> Origin: https://app.example\n> DPoP: ${proof}`);

export default defineRule({
  id: 'dpop-proof-malformed',
  stage: 'token-request',
  title: 'The DPoP proof is malformed',
  severity: 'error',
  effects: ['breaks'],
  since: '0.1.0',
  citations: [rfc(9449, '4.2'), rfc(9449, '4.3'), rfc(9449, '7.1')],
  why: 'A DPoP proof shows that the client holds a key, and its form is fixed to the last member. A server refuses a proof that lacks one, with invalid_dpop_proof.',
  fix: 'Let a library make the proof (oauth4webapi: DPoP()), or check it against RFC 9449 §4.2: header typ, alg and the public jwk; payload jti, htm, htu, iat, and ath when it goes to an API.',
  notToBeConfusedWith: 'A proof that is right in form but for another URL, another time or without the nonce that the server asked for.',
  needs: ['tokenRequest'],
  uses: ['pushedAuthorizationRequest', 'refreshRequest', 'apiRequest'],
  messages: {
    several: 'The request has {count} DPoP proofs; exactly one is allowed.',
    unreadable: 'The DPoP header is no JWT of three parts.',
    type: 'The proof’s typ is {type} instead of “dpop+jwt”.',
    algorithm: 'The proof’s alg is {algorithm}; it must be signed with an asymmetric key.',
    key: 'The proof’s header has no jwk, so the server cannot know the key.',
    lacks: 'The proof lacks {names}.',
    noAth: 'The proof that goes to the API {endpoint} lacks ath, the hash of the access token.',
    ath: 'The proof that goes to the API {endpoint} carries an ath that is not the hash of the access token it was sent with.',
  },

  check({ timeline, tokenExchanges, refreshExchanges }, conclude) {
    const proofs = dpopProofs(timeline);
    if (!proofs.length) return conclude.notApplicable();
    const exchanges = [...tokenExchanges, ...refreshExchanges];
    const judge = (proof: DpopProof) => {
      const { request, jwt } = proof;
      const accepted = request.kind === 'apiRequest' ? (request.status ?? 500) < 300 : wasIssued(request, exchanges);
      const instead: { severity?: Severity } = accepted ? { severity: 'note' } : {};
      const at = [proof.at] as const;
      const faults = [];
      if (proof.fields > 1) faults.push(conclude.faulty('several', { count: proof.fields }, at, instead));
      if (!jwt) return [...faults, conclude.faulty('unreadable', {}, at, instead)];
      const { header, claims } = jwt;
      const text = (value: unknown) => (typeof value === 'string' ? quote(value) : 'missing');
      if (!/^(?:application\/)?dpop\+jwt$/i.test(jsonText(header.typ)))
        faults.push(conclude.faulty('type', { type: text(header.typ) }, at, instead));
      if (typeof header.alg !== 'string' || /^(?:none|HS\d+)$/i.test(header.alg)) {
        faults.push(conclude.faulty('algorithm', { algorithm: text(header.alg) }, at, instead));
      }
      if (typeof header.jwk !== 'object' || header.jwk === null) faults.push(conclude.faulty('key', {}, at, instead));
      const lacks = ['jti', 'htm', 'htu', 'iat'].filter((name) => claims[name] === undefined || claims[name] === '');
      if (lacks.length) faults.push(conclude.faulty('lacks', { names: listOf(lacks) }, at, instead));
      const authorization = readHeader(request, 'authorization');
      const token = authorization.state === 'present' ? /^DPoP +(\S+)$/i.exec(authorization.value)?.[1] : undefined;
      if (request.kind === 'apiRequest' && token !== undefined) {
        const endpoint = { endpoint: quote(request.endpoint) };
        if (typeof claims.ath !== 'string') faults.push(conclude.faulty('noAth', endpoint, at, instead));
        else if (claims.ath !== s256(token)) faults.push(conclude.faulty('ath', endpoint, at, instead));
      }
      return faults;
    };
    return conclude.together(proofs.flatMap(judge));
  },

  examples: {
    faulty: [
      inOrder(authorize(), withProof(sampleProof({ jti: undefined })), '< 400 {"error":"invalid_dpop_proof"}'),
      inOrder(authorize(), withProof(sampleProof({}, { typ: 'JWT' })), '< 400 {"error":"invalid_dpop_proof"}'),
    ],
    sound: [signIn({ redeem: withProof(sampleProof()) })],
  },
});
