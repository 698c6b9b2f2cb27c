import rule from '../../../src/rules/id-token/at-hash-mismatch.ts';
import { hybridSignIn, idToken, signInWith, withIdToken } from '../../../src/rules/sample-id-token.ts';
import { signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const claimed = (at_hash: string | undefined, alg = 'RS256') => signInWith(idToken({ at_hash }, { alg }));
const right = 'bJYTDxMKsNbRWDl-JNK8wQ';
const inFront = (at_hash?: string) =>
  hybridSignIn(idToken({ at_hash, c_hash: 'o1uBp9eSe3DsmScN0jYriA' }), idToken(), { access_token: '2YotnFZFEjr1zCsicMWpAA' });
const example = (token: string) => signIn({ answer: withIdToken(idToken({ at_hash: '77QmUPtjPfzWtF2AnpK9RQ' }), { access_token: token }) });

testRule(rule, {
  faulty: {
    'the hash of another token': { traffic: claimed('77QmUPtjPfzWtF2AnpK9RQ'), message: 'differs', severity: 'error' },
    'the whole hash': { traffic: claimed('bJYTDxMKsNbRWDl-JNK8wcml5zrggfbpg_HHtUXSSkw'), message: 'whole', severity: 'error' },
    'the hash of another algorithm': { traffic: claimed(right, 'RS512'), message: 'algorithm' },
    'none in the address bar': { traffic: inFront(), message: 'missing', severity: 'error' },
    'a wrong one in the address bar': { traffic: inFront('77QmUPtjPfzWtF2AnpK9RQ'), message: 'differs' },
  },
  sound: {
    'SHA-256 for RS256': claimed(right),
    'SHA-384 for ES384': claimed('ZSkmaEYAEYyaBF_5dbeyv1Cw_LPfsCea', 'ES384'),
    'SHA-512 for PS512': claimed('kG_SD_cvQUclAx8evGFzZaTzjjGxOVqvZA4HwKmYueM', 'PS512'),
    'SHA-512 for Ed25519': claimed('kG_SD_cvQUclAx8evGFzZaTzjjGxOVqvZA4HwKmYueM', 'EdDSA'),
    'the example of OpenID Connect Core': example('jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y'),
    'none in the code flow': claimed(undefined),
    'a right one in the address bar': inFront(right),
  },
  inconclusive: { 'a redacted access token': { traffic: example('[REDACTED]'), because: 'redacted' } },
  notApplicable: {
    'an ID token that came alone': signIn({ answer: withIdToken(idToken({ at_hash: right }), { access_token: undefined }) }),
    'an algorithm whose hash is not known': claimed(right, 'Ed448'),
    'no ID token': signIn(),
  },
});
