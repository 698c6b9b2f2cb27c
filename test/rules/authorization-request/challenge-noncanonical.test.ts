import rule from '../../../src/rules/authorization-request/challenge-noncanonical.ts';
import { authorization, challenge, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const wrong = `${challenge.slice(0, -1)}N`;

testRule(rule, {
  faulty: {
    'a last character with a spare bit set': {
      traffic: authorization({ code_challenge: wrong }),
      message: 'spareBits',
      severity: 'warning',
    },
    'the same where the server took it, as a note': { traffic: signIn({ code_challenge: wrong }), message: 'spareBits', severity: 'note' },
  },
  sound: { F0: signIn() },
  inconclusive: { 'a redacted challenge': { traffic: authorization({ code_challenge: '***' }), because: 'redacted' } },
  notApplicable: {
    'a plain challenge': authorization({ code_challenge: wrong, code_challenge_method: 'plain' }),
    'a challenge of another length': authorization({ code_challenge: `${wrong}N` }),
  },
});
