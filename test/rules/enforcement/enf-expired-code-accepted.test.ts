import rule from '../../../src/rules/enforcement/enf-expired-code-accepted.ts';
import { authorize, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const after = (time: string, answer = issued) => inOrder(authorize(), `@ +${time}`, redeem(), answer);

testRule(rule, {
  faulty: { 'a code of fifteen minutes': { traffic: after('900s'), message: 'accepted', severity: 'note' } },
  sound: { 'a fresh code': signIn(), 'a code of nine minutes': after('540s') },
  inconclusive: { 'a redacted code': { traffic: inOrder(authorize(), redeem({ code: '[REDACTED]' }), issued), because: 'redacted' } },
  notApplicable: { 'an old code that was refused': after('900s', refused) },
});
