import { claim } from '../../flow/id-tokens.ts';
import { halfHashFor } from '../../oauth/half-hash.ts';
import { read } from '../../oauth/message.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { judgeIdTokens } from '../judge-id-tokens.ts';
import { idToken, signInWith } from '../sample-id-token.ts';

export default defineRule({
  id: 's-hash-mismatch',
  stage: 'id-token',
  title: 'The state does not belong to the ID token',
  severity: 'warning',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [specification('FAPI 1.0 Advanced', '5.1'), specification('OIDC Core', '3.3.2.11')],
  why: 'The claim s_hash says which state the server answered. When it does not fit, the state was changed on its way, or the ID token belongs to another sign-in.',
  fix: 'Refuse the response. Server: s_hash is the left half of the hash of the state as it was received, in base64url.',
  notToBeConfusedWith: 'An ID token without s_hash, which only the financial-grade profile knows.',

  needs: ['authorizationResponse'],
  uses: ['authorizationRequest', 'tokenRequest', 'tokenResponse'],
  messages: { differs: 'The claim s_hash of the ID token is not the hash of the state of this sign-in.' },

  check(flow, conclude) {
    const state = read(flow.authorizationRequest ?? flow.authorizationResponse, 'state');
    return judgeIdTokens({ ...flow, refreshExchanges: [] }, conclude, ['front', 'back'], (token) => {
      const found = claim(token, 's_hash');
      const halfHash = halfHashFor(token.jwt.header.alg);
      if (found === undefined || !halfHash || state.state === 'absent') return conclude.notApplicable();
      if (state.state === 'unobserved') return conclude.inconclusive(state.because);
      return halfHash(state.value) === found ? conclude.sound() : conclude.faulty('differs', {}, [token.at, state.at]);
    });
  },

  examples: {
    faulty: [signInWith(idToken({ s_hash: 'bJYTDxMKsNbRWDl-JNK8wQ' }))],
    sound: [signInWith(idToken({ s_hash: '3IPyCgf7kHc3xlp3kEFlFg' }))],
  },
});
