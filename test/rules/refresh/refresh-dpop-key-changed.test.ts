import rule from '../../../src/rules/refresh/refresh-dpop-key-changed.ts';
import { sampleProof } from '../../../src/rules/sample-jwt.ts';
import { afterSignIn, denied, firstToken, granting, nextToken, refresh } from '../../../src/rules/sample-refresh.ts';
import { inOrder, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const otherKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};
const signedWith = (proof: string) => `> Origin: https://app.example\n> DPoP: ${proof}`;
const bound = (token: string, type = 'DPoP') => granting({ token_type: type, refresh_token: token });
const begin = (type = 'DPoP') => signIn({ redeem: redeem({}, signedWith(sampleProof())), answer: bound(firstToken, type) });
const other = signedWith(sampleProof({ jti: 'j-0002' }, { jwk: otherKey }));
const own = signedWith(sampleProof({ jti: 'j-0003' }));

testRule(rule, {
  faulty: {
    'a proof of another key': { traffic: inOrder(begin(), refresh(denied(), {}, '3600s', other)), message: 'changed', severity: 'error' },
    'no proof': { traffic: inOrder(begin(), refresh(denied())), message: 'missing', severity: 'error' },
    'another key that the server took': {
      traffic: inOrder(begin(), refresh(bound(nextToken), {}, '3600s', other)),
      message: 'changed',
      severity: 'warning',
    },
    'another key after a good refresh': {
      traffic: inOrder(
        begin(),
        refresh(bound(nextToken), {}, '3600s', own),
        refresh(denied(), { refresh_token: nextToken }, '3600s', other),
      ),
      message: 'changed',
    },
  },
  sound: { 'the same key with a new proof': inOrder(begin(), refresh(bound(nextToken), {}, '3600s', own)) },
  inconclusive: {
    'a recording without request headers': { traffic: inOrder(begin(), refresh(denied(), {}, '3600s', '')), because: 'header-withheld' },
  },
  notApplicable: {
    'a sign-in without DPoP that does not say its token type': inOrder(
      signIn({ answer: granting({ token_type: undefined, refresh_token: firstToken }) }),
      refresh(denied(), {}, '3600s', other),
    ),
    'a client that authenticated itself at the sign-in': inOrder(
      signIn({ redeem: redeem({ client_secret: 'kept-on-a-server' }, signedWith(sampleProof())), answer: bound(firstToken) }),
      refresh(denied(), {}, '3600s', other),
    ),

    'a sign-in without DPoP': afterSignIn(refresh(denied(), {}, '3600s', other)),
    'a server that ignored the proof': inOrder(begin('Bearer'), refresh(denied())),
    'a client that authenticates itself': inOrder(begin(), refresh(denied(), { client_secret: 'kept-on-a-server' }, '3600s', other)),
  },
});
