import rule from '../../../src/rules/enforcement/enf-refresh-reuse-accepted.ts';
import { inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const withToken = (token: string) => issued.replace('{', `{"refresh_token":"${token}",`);
const refresh = (token: string, time: string) =>
  `@ +${time}\nPOST https://as.example/token\n> Origin: https://app.example\n> grant_type=refresh_token&refresh_token=${token}&client_id=spa-1`;
const begin = (next = 'second-refresh-token', redeemed = redeem()) =>
  inOrder(signIn({ redeem: redeemed, answer: withToken('first-refresh-token') }), refresh('first-refresh-token', '5s'), withToken(next));

testRule(rule, {
  faulty: {
    'a replaced token two minutes later': {
      traffic: inOrder(begin(), refresh('first-refresh-token', '120s'), issued),
      message: 'accepted',
      severity: 'warning',
    },
  },
  sound: {
    'a replaced token within the grace period': inOrder(begin(), refresh('first-refresh-token', '3s'), issued),
    'a replaced token that is refused': inOrder(begin(), refresh('first-refresh-token', '120s'), refused),
    'a token that is not replaced': inOrder(begin('first-refresh-token'), refresh('first-refresh-token', '120s'), issued),
    'the new token': inOrder(begin(), refresh('second-refresh-token', '120s'), issued),
  },
  notApplicable: {
    'a client with a secret': inOrder(
      begin(undefined, redeem({ client_secret: 'a-secret' })),
      refresh('first-refresh-token', '120s'),
      issued,
    ),
    'no refresh at all': signIn(),
  },
});
