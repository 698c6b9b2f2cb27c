import rule from '../../../src/rules/correlation/challenge-method-contradicts.ts';
import { authorize, challenge, otherVerifier, redeem, refused, signIn, verifier } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const LONG = 'T94rZcXURuPBdD0fLTgdbX9AM-F2jyoMVZx3l-dyzu0JTTVpaXheJi0euadu0BjW';
const same = (value: string) =>
  signIn({ authorize: authorize({ code_challenge: value }), redeem: redeem({ code_verifier: value }), answer: refused });

testRule(rule, {
  faulty: {
    'a digest without a method': {
      traffic: signIn({ authorize: authorize({ code_challenge_method: undefined }), answer: refused }),
      message: 'methodMissing',
      severity: 'error',
    },
    'a digest without a method that the server took': {
      traffic: signIn({ authorize: authorize({ code_challenge_method: undefined }) }),
      message: 'methodMissing',
      severity: 'note',
    },
    'a digest declared as plain': {
      traffic: signIn({ authorize: authorize({ code_challenge_method: 'plain' }), answer: refused }),
      message: 'plainDeclared',
    },
    'an unhashed verifier of 64 characters declared as S256': { traffic: same(LONG), message: 'notHashed', severity: 'error' },
    'an unhashed verifier of 43 characters that is no digest': { traffic: same(`${challenge.slice(0, 42)}B`), message: 'notHashed' },
    'a value that may be the verifier or the challenge': { traffic: same(verifier), message: 'undecided', severity: 'warning' },
  },
  sound: {
    'a digest declared as S256': signIn(),
    'a plain challenge declared as plain': signIn({ authorize: authorize({ code_challenge: verifier, code_challenge_method: 'plain' }) }),
    'a verifier that fits under no method': signIn({ redeem: redeem({ code_verifier: otherVerifier }), answer: refused }),
  },
  inconclusive: {
    'a body that was not captured': {
      traffic: signIn({ redeem: 'POST https://as.example/token\n> (not captured)' }),
      because: 'body-not-captured',
    },
  },
  notApplicable: {
    'a method that nobody knows': signIn({ authorize: authorize({ code_challenge_method: 's256' }) }),
    'a sign-in without a verifier': signIn({ redeem: redeem({ code_verifier: undefined }) }),
  },
});
