import { claim } from '../../flow/id-tokens.ts';
import { halfHashFor } from '../../oauth/half-hash.ts';
import { read } from '../../oauth/message.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { judgeIdTokens } from '../judge-id-tokens.ts';
import { hybridSignIn, idToken, signInWith } from '../sample-id-token.ts';

export default defineRule({
  id: 'c-hash-mismatch',
  stage: 'id-token',
  title: 'The code does not belong to the ID token',
  severity: 'error',
  effects: ['breaks', 'weakens'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '3.3.2.10'), specification('OIDC Core', '3.3.2.11')],
  why: 'In a hybrid sign-in code and ID token come together through the address bar, and the signed claim c_hash says which code belongs to the token. A code that does not fit was put in by somebody else.',
  fix: 'Refuse the response, and do not redeem the code. Server: put c_hash, the left half of the hash of the code, into ID tokens that come with a code.',
  notToBeConfusedWith: 'The ID token from the token endpoint, which needs no c_hash.',

  needs: ['authorizationResponse'],
  uses: ['tokenRequest', 'tokenResponse'],
  messages: {
    differs: 'The claim c_hash of the ID token is not the hash of the code of this sign-in.',
    missing: 'The ID token came in the address bar together with a code, but has no c_hash.',
  },

  check(flow, conclude) {
    const code = read(flow.authorizationResponse, 'code');
    if (code.state === 'absent' || (code.state === 'present' && !code.value)) return conclude.notApplicable();
    return judgeIdTokens({ ...flow, refreshExchanges: [] }, conclude, ['front', 'back'], (token) => {
      const found = claim(token, 'c_hash');
      if (found === undefined && token.channel === 'back') return conclude.notApplicable();
      if (code.state === 'unobserved') return conclude.inconclusive(code.because);
      const at = [token.at, code.at] as const;
      if (found === undefined) return conclude.faulty('missing', {}, [...at]);
      const halfHash = halfHashFor(token.jwt.header.alg);
      if (!halfHash) return conclude.notApplicable();
      return halfHash(code.value) === found ? conclude.sound() : conclude.faulty('differs', {}, [...at]);
    });
  },

  examples: {
    faulty: [hybridSignIn(idToken({ c_hash: 'LDktKdoQak3Pk0cnXxCltA' })), hybridSignIn(idToken())],
    sound: [hybridSignIn(idToken({ c_hash: 'o1uBp9eSe3DsmScN0jYriA' })), signInWith(idToken({ c_hash: 'o1uBp9eSe3DsmScN0jYriA' }))],
  },
});
