import { claim } from '../../flow/id-tokens.ts';
import { halfHashFor, hashSlip } from '../../oauth/half-hash.ts';
import { jsonText } from '../../oauth/json-text.ts';
import { read } from '../../oauth/message.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { judgeIdTokens } from '../judge-id-tokens.ts';
import { idToken, signInWith } from '../sample-id-token.ts';
import { quote } from '../wording.ts';

export default defineRule({
  id: 'at-hash-mismatch',
  stage: 'id-token',
  title: 'The access token does not belong to the ID token',
  severity: 'error',
  effects: ['breaks', 'weakens'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '3.1.3.6'), specification('OIDC Core', '3.1.3.8'), specification('OIDC Core', '3.2.2.9')],
  why: 'The claim at_hash in the signed ID token says which access token came with it. When it does not fit, the access token was swapped for another one on the way, or the server computes the claim wrongly; libraries refuse the sign-in either way.',
  fix: "Client: use neither of the two tokens. Server: hash the access token's text (with SHA-256 where the ID token is signed with RS256), take the left half of the bytes, and write them in base64url.",
  notToBeConfusedWith: 'An ID token without at_hash, which the code flow allows; the at_hash of the other one of two access tokens.',

  needs: ['tokenResponse'],
  uses: ['tokenRequest', 'authorizationResponse'],
  messages: {
    differs: 'The claim at_hash of the ID token is not the hash of the access token that came with it.',
    whole: 'The claim at_hash of the ID token is the whole SHA-256 of the access token; only its left half belongs there.',
    algorithm: 'The claim at_hash of the ID token was made with another hash than the one that goes with {algorithm}.',
    missing: 'The ID token came in the address bar together with an access token, but has no at_hash.',
  },

  check(flow, conclude) {
    return judgeIdTokens({ ...flow, refreshExchanges: [] }, conclude, ['front', 'back'], (token) => {
      const access = read(token.response, 'access_token');
      const found = claim(token, 'at_hash');
      if (access.state === 'unobserved') return found === undefined ? conclude.sound() : conclude.inconclusive(access.because);
      if (access.state === 'absent' || !access.value) return conclude.notApplicable();
      const at = [token.at, access.at] as const;
      if (found === undefined) return token.channel === 'front' ? conclude.faulty('missing', {}, [...at]) : conclude.sound();
      const halfHash = halfHashFor(token.jwt.header.alg);
      if (!halfHash) return conclude.notApplicable();
      if (halfHash(access.value) === found) return conclude.sound();
      const slip = hashSlip(access.value, found);
      if (slip === 'whole') return conclude.faulty('whole', {}, [...at]);
      if (slip === 'other-algorithm') return conclude.faulty('algorithm', { algorithm: quote(jsonText(token.jwt.header.alg)) }, [...at]);
      return conclude.faulty('differs', {}, [...at]);
    });
  },

  examples: {
    faulty: [signInWith(idToken({ at_hash: '77QmUPtjPfzWtF2AnpK9RQ' }))],
    sound: [signInWith(idToken({ at_hash: 'bJYTDxMKsNbRWDl-JNK8wQ' })), signInWith(idToken())],
  },
});
