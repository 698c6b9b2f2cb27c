import rule from '../../../src/rules/authorization-request/challenge-padded.ts';
import { authorization, challenge, refused, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'one equals sign': {
      traffic: authorization({ code_challenge: `${challenge}=` }, refused('invalid_request')),
      message: 'padded',
      severity: 'error',
    },
    'two equals signs': { traffic: authorization({ code_challenge: `${challenge}==` }), message: 'padded' },
    'padding that was encoded twice': { traffic: authorization({ code_challenge: `${challenge}%3D` }), message: 'encoded' },
    'padding that the server trims, as a warning': {
      traffic: signIn({ code_challenge: `${challenge}=` }),
      message: 'padded',
      severity: 'warning',
    },
  },
  sound: {
    F0: signIn(),
    'an equals sign in the middle, which charset judges': authorization({ code_challenge: `E9=${challenge.slice(3)}` }),
  },
  inconclusive: { 'a redacted challenge': { traffic: authorization({ code_challenge: '***' }), because: 'redacted' } },
});
