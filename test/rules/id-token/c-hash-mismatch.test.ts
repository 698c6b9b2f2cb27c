import rule from '../../../src/rules/id-token/c-hash-mismatch.ts';
import { hybridSignIn, idToken, signInWith } from '../../../src/rules/sample-id-token.ts';
import { testRule } from '../../support/rule-tester.ts';

const right = 'o1uBp9eSe3DsmScN0jYriA';
const exampleCode = 'Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk';

testRule(rule, {
  faulty: {
    'the hash of another code': {
      traffic: hybridSignIn(idToken({ c_hash: 'LDktKdoQak3Pk0cnXxCltA' })),
      message: 'differs',
      severity: 'error',
    },
    'none beside a code': { traffic: hybridSignIn(idToken()), message: 'missing', severity: 'error' },
    'a wrong one from the token endpoint': { traffic: signInWith(idToken({ c_hash: 'LDktKdoQak3Pk0cnXxCltA' })), message: 'differs' },
  },
  sound: {
    'the hash of the code': hybridSignIn(idToken({ c_hash: right })),
    'the example of OpenID Connect Core': hybridSignIn(idToken({ c_hash: 'LDktKdoQak3Pk0cnXxCltA' }), idToken(), { code: exampleCode }),
    'the hash of the code, from the token endpoint': signInWith(idToken({ c_hash: right })),
  },
  inconclusive: {
    'a redacted code': { traffic: hybridSignIn(idToken({ c_hash: right }), idToken(), { code: '[REDACTED]' }), because: 'redacted' },
  },
  notApplicable: {
    'an ID token that came without a code': hybridSignIn(idToken({ c_hash: right }), idToken(), { code: undefined }).replace(
      '/cb?',
      '/cb#',
    ),
    'none in the code flow': signInWith(idToken()),
    'an algorithm whose hash is not known': hybridSignIn(idToken({ c_hash: right }, { alg: 'Ed448' })),
  },
});
