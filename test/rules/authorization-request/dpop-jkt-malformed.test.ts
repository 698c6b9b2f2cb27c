import rule from '../../../src/rules/authorization-request/dpop-jkt-malformed.ts';
import { authorization, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    hexadecimal: {
      traffic: authorization({ dpop_jkt: '13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3' }),
      message: 'length',
      severity: 'warning',
    },
    '43 characters that no hash gives': {
      traffic: authorization({ dpop_jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4J' }),
      message: 'characters',
    },
    'hexadecimal that the server passed over, as a note': { traffic: signIn({ dpop_jkt: 'abc' }), message: 'length', severity: 'note' },
  },
  sound: { 'a thumbprint': signIn({ dpop_jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' }) },
  inconclusive: { 'a redacted one': { traffic: authorization({ dpop_jkt: '***' }), because: 'redacted' } },
  notApplicable: { F0: signIn() },
});
