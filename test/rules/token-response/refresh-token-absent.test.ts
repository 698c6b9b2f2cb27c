import { answered, authorize, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-response/refresh-token-absent.ts';
import { testRule } from '../../support/rule-tester.ts';

const asking = (changes: Record<string, string>, answer = issued) => signIn({ authorize: authorize(changes), answer });

testRule(rule, {
  faulty: {
    'offline_access and no refresh token': { traffic: asking({ scope: 'openid offline_access' }), message: 'absent', severity: 'note' },
    'access_type=offline and no refresh token': { traffic: asking({ access_type: 'offline' }), message: 'absent' },
  },
  sound: {
    'offline_access and a refresh token': asking(
      { scope: 'openid offline_access' },
      issued.replace('{', '{"refresh_token":"tGzv3JOkF0XG5Qx2TlKWIA",'),
    ),
  },
  notApplicable: {
    'a sign-in that asked for none': signIn(),
    'a refusal': asking({ scope: 'openid offline_access' }, refused),
    'a failure': inOrder(authorize({ scope: 'offline_access' }), redeem(), answered(500, '')),
  },
});
