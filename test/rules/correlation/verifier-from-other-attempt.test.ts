import { expect, it } from 'vitest';
import rule from '../../../src/rules/correlation/verifier-from-other-attempt.ts';
import { authorize, inOrder, issued, otherChallenge, otherVerifier, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { judge, testRule } from '../../support/rule-tester.ts';

const first = authorize({ state: 'st-of-the-first-one', code_challenge: otherChallenge }, { code: 'code-of-the-first-one' });
const abandoned = `${first.split('\n')[0]}\n< 200 <p>Please sign in</p>`;

const overwritten = inOrder(
  '@ {"tab":"1"}',
  authorize(),
  '@ +550ms\n@ {"tab":"2"}',
  abandoned,
  '@ {"tab":"1"}',
  redeem({ code_verifier: otherVerifier }),
  refused,
);

testRule(rule, {
  faulty: {
    'the verifier of an earlier sign-in': {
      traffic: inOrder(abandoned, '@ +30s', authorize(), redeem({ code_verifier: otherVerifier }), refused),
      message: 'earlier',
      severity: 'error',
    },
    'the verifier of an earlier sign-in that had come back': {
      traffic: inOrder(first, '@ +30s', authorize(), redeem({ code_verifier: otherVerifier }), refused),
      message: 'earlier',
    },
    'the verifier of a later sign-in, which overwrote it': { traffic: overwritten, message: 'later' },
    'the verifier of an earlier sign-in though this one had no challenge': {
      traffic: inOrder(
        abandoned,
        '@ +30s',
        authorize({ code_challenge: undefined, code_challenge_method: undefined }),
        redeem({ code_verifier: otherVerifier }),
        refused,
      ),
      message: 'earlier',
    },
  },
  sound: {
    'two sign-ins, each with its own verifier': inOrder(
      first,
      redeem({ code: 'code-of-the-first-one', code_verifier: otherVerifier }),
      issued,
      authorize(),
      redeem(),
      issued,
    ),
    'one challenge in two sign-ins': inOrder(
      authorize({ state: 'st-of-the-first-one' }, { code: 'code-of-the-first-one' }),
      authorize(),
      redeem(),
      issued,
    ),
    'a value that is no verifier': signIn({ redeem: redeem({ code_verifier: 'null' }), answer: refused }),
  },
  inconclusive: {
    'a verifier of nobody in a recording of one sign-in': {
      traffic: signIn({ redeem: redeem({ code_verifier: otherVerifier }), answer: refused }),
      because: 'recording-started-late',
    },
    'a verifier that was taken out': { traffic: signIn({ redeem: redeem({ code_verifier: '[redacted]' }) }), because: 'redacted' },
  },
});

it('says how far apart the two sign-ins began and in which tab', () => {
  expect(judge(rule, overwritten)).toMatchObject({ faults: [{ text: expect.stringMatching(/550 ms after this one in another tab/) }] });
});
