import rule from '../../../src/rules/correlation/code-from-other-attempt.ts';
import { authorize, inOrder, issued, otherChallenge, otherVerifier, redeem, refused } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const first = authorize({ state: 'st-of-the-first-one', code_challenge: otherChallenge }, { code: 'code-of-the-first-one' });

testRule(rule, {
  faulty: {
    'the code of an abandoned sign-in with the verifier of the present one': {
      traffic: inOrder(first, '@ +30s', authorize(), redeem({ code: 'code-of-the-first-one' }), refused),
      message: 'foreign',
      severity: 'error',
    },
    'the code of an abandoned sign-in that a later one without a challenge sends': {
      traffic: inOrder(
        first,
        redeem({ code: 'code-of-the-first-one', code_verifier: otherVerifier }),
        issued,
        '@ +30s',
        authorize(),
        redeem({ code: 'code-of-the-first-one' }),
        refused,
      ),
      message: 'foreign',
    },
  },
  sound: {
    'two sign-ins, each with its own code': inOrder(
      first,
      redeem({ code: 'code-of-the-first-one', code_verifier: otherVerifier }),
      issued,
      authorize(),
      redeem(),
      issued,
    ),
    'the right code with the verifier of another sign-in': inOrder(
      first,
      '@ +30s',
      authorize(),
      redeem({ code_verifier: otherVerifier }),
      refused,
    ),
  },
  inconclusive: {
    'a code whose arrival was not recorded': {
      traffic: inOrder(authorize().split('\n')[0]!, '< 200 <p>Sign in</p>', redeem(), refused),
      because: 'recording-started-late',
    },
    'a code that a sanitiser replaced': { traffic: inOrder(authorize(), redeem({ code: '[REDACTED]' }), refused), because: 'redacted' },
  },
});
