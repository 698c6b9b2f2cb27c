import rule from '../../../src/rules/id-token/id-token-alg-unexpected.ts';
import { idToken, metadata, signInWith, withIdToken } from '../../../src/rules/sample-id-token.ts';
import { inOrder, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const listing = (...names: string[]) => metadata({ id_token_signing_alg_values_supported: names });
const signedWith = (alg: string) => signInWith(idToken({}, { alg }));
const withSecret = signIn({ redeem: redeem({ client_secret: 'kept-on-a-server' }), answer: withIdToken(idToken({}, { alg: 'HS256' })) });

testRule(rule, {
  faulty: {
    'an algorithm that the metadata does not name': {
      traffic: inOrder(listing('RS256'), signedWith('HS256')),
      message: 'unlisted',
      severity: 'error',
    },
    'another asymmetric one': { traffic: inOrder(listing('ES256', 'PS256'), signedWith('RS256')), message: 'unlisted' },
    'a shared secret for a client that has none': { traffic: signedWith('HS256'), message: 'symmetric', severity: 'note' },
    'a shared secret that the metadata allows': { traffic: inOrder(listing('RS256', 'HS256'), signedWith('HS256')), message: 'symmetric' },
  },
  sound: {
    'an algorithm that the metadata names': inOrder(listing('ES256', 'RS256'), signedWith('RS256')),
    'HS256 for a client with a secret': inOrder(listing('RS256', 'HS256'), withSecret),
  },
  inconclusive: { 'a sign-in without metadata': { traffic: signedWith('RS256'), because: 'outside-the-browser' } },
  notApplicable: { 'an unsigned one, which another rule names': inOrder(listing('RS256'), signedWith('none')) },
});
