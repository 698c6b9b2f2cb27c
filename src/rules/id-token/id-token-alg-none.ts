import { jsonText } from '../../oauth/json-text.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { judgeIdTokens } from '../judge-id-tokens.ts';
import { hybridSignIn, idToken, signInWith } from '../sample-id-token.ts';

const unsigned = idToken({}, { alg: 'none' }).replace(/\.[^.]*$/, '.');

export default defineRule({
  id: 'id-token-alg-none',
  stage: 'id-token',
  title: 'The ID token is not signed',
  severity: 'error',
  effects: ['weakens'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '2'), specification('OIDC Core', '3.1.3.7')],
  why: 'An ID token with the algorithm “none” carries no proof of who made it. One that came through the address bar could have been written by anybody.',
  fix: 'Server: sign ID tokens, with RS256 where nothing else is agreed upon (id_token_signed_response_alg of the client).',
  notToBeConfusedWith:
    'A signed ID token; an unsigned one straight from the token endpoint, which a client may have registered for: that is only a warning.',

  needs: ['authorizationResponse'],
  uses: ['tokenRequest', 'tokenResponse'],
  messages: {
    front: 'The ID token in the authorization response is not signed (alg is none): anybody could have made it.',
    back: 'The ID token from the token endpoint is not signed (alg is none); only the TLS connection vouches for it.',
  },

  check(flow, conclude) {
    return judgeIdTokens({ ...flow, refreshExchanges: [] }, conclude, ['front', 'back'], (token) => {
      if (!/^none$/i.test(jsonText(token.jwt.header.alg))) return conclude.sound();
      return token.channel === 'front'
        ? conclude.faulty('front', {}, [token.at])
        : conclude.faulty('back', {}, [token.at], { severity: 'warning' });
    });
  },

  examples: {
    faulty: [hybridSignIn(unsigned), signInWith(unsigned)],
    sound: [signInWith(idToken())],
  },
});
