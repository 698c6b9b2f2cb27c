import { type IdToken, idTokensOf } from '../../flow/id-tokens.ts';
import { specification } from '../../oauth/specifications.ts';
import { defineRule } from '../define-rule.ts';
import { hybridSignIn, idToken } from '../sample-id-token.ts';
import { listOf, quote } from '../wording.ts';

/** Claims that differ rightly between two tokens of one sign-in. */
const ownToEach = new Set([
  'iss',
  'sub',
  'iat',
  'exp',
  'nbf',
  'jti',
  'at_hash',
  'c_hash',
  's_hash',
  'rat',
  'uti',
  'aio',
  'rh',
  'urn:openid:params:jwt:claim:rt_hash',
]);

export default defineRule({
  id: 'id-tokens-disagree',
  stage: 'id-token',
  title: 'The two ID tokens of this sign-in disagree',
  severity: 'error',
  effects: ['weakens', 'breaks'],
  since: '0.1.0',
  citations: [specification('OIDC Core', '3.3.3.6')],
  why: 'In a hybrid sign-in one ID token comes through the address bar and one from the token endpoint, and both speak of the same user. When they do not, code and token stem from two sign-ins.',
  fix: 'Refuse the sign-in. Check c_hash before the code is redeemed: it would have told.',
  notToBeConfusedWith:
    'Claims that only the second token has, for the server may tell less through the address bar; times, hashes and token ids.',

  needs: ['authorizationResponse', 'tokenRequest', 'tokenResponse'],
  messages: {
    identity:
      'The ID token of the authorization response and the one of the token endpoint differ in {names}: they speak of different users or servers.',
    claims: 'The ID token of the authorization response and the one of the token endpoint differ in {names}.',
  },

  check(flow, conclude) {
    const { tokens, hidden } = idTokensOf({ ...flow, refreshExchanges: [] }, ['front', 'back']);
    const front = tokens.find(({ channel }) => channel === 'front');
    const back = tokens.find(({ channel }) => channel === 'back');
    if (!front || !back) return hidden[0] !== undefined && tokens.length ? conclude.inconclusive(hidden[0]) : conclude.notApplicable();
    const [one, other] = [claimsOf(front), claimsOf(back)];
    if (!one || !other) return encrypted(front) || encrypted(back) ? conclude.inconclusive('encrypted') : conclude.notApplicable();
    const differs = (name: string) =>
      one[name] !== undefined && other[name] !== undefined && JSON.stringify([one[name]].flat()) !== JSON.stringify([other[name]].flat());
    const identity = ['iss', 'sub'].filter(differs);
    if (identity.length) return conclude.faulty('identity', { names: listOf(identity) }, [front.at, back.at]);
    const shared = Object.keys(one).filter((name) => !ownToEach.has(name) && differs(name));
    if (shared.length === 0) return conclude.sound();
    return conclude.faulty('claims', { names: listOf(shared.slice(0, 8).map(quote)) }, [front.at, back.at], { severity: 'warning' });
  },

  examples: {
    faulty: [hybridSignIn(idToken({ sub: 'a' }), idToken({ sub: 'b' }))],
    sound: [hybridSignIn(idToken({ c_hash: 'o1uBp9eSe3DsmScN0jYriA' }), idToken({ email: 'user@app.example' }))],
  },
});

const claimsOf = ({ read }: IdToken) => (read.readable ? read.jwt.claims : undefined);
const encrypted = ({ read }: IdToken) => !read.readable && read.because === 'encrypted';
