import rule from '../../../src/rules/refresh/refresh-scope-widened.ts';
import { afterSignIn, denied, firstToken, granting, refresh } from '../../../src/rules/sample-refresh.ts';
import { authorize, inOrder, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const invalidScope = denied('invalid_scope');
const openid = authorize({ scope: 'openid api' });
const granted = (scope: string) => signIn({ authorize: openid, answer: granting({ refresh_token: firstToken, scope }) });

testRule(rule, {
  faulty: {
    'more than was asked for at the sign-in': {
      traffic: afterSignIn(refresh(invalidScope, { scope: 'api admin' })),
      message: 'refused',
      severity: 'error',
    },
    'more than was granted': { traffic: inOrder(granted('openid'), refresh(invalidScope, { scope: 'openid api' })), message: 'refused' },
    'more, refused for another reason': {
      traffic: afterSignIn(refresh(denied(), { scope: 'api admin' })),
      message: 'refused',
      severity: 'warning',
    },
    'more, in a request without an answer': {
      traffic: afterSignIn(refresh('< (no answer)', { scope: 'api admin' })),
      message: 'widened',
      severity: 'note',
    },
  },
  sound: {
    'a subset': inOrder(granted('openid api'), refresh(granting(), { scope: 'openid' })),
    'a subset that was refused': inOrder(granted('openid api'), refresh(invalidScope, { scope: 'api' })),
    'openid, which the answer did not repeat': inOrder(granted('api'), refresh(invalidScope, { scope: 'api openid' })),
    'more that the server granted': afterSignIn(refresh(granting(), { scope: 'api admin' })),
    'no scope at all': afterSignIn(refresh(invalidScope)),
  },
  inconclusive: {
    'a redacted scope': { traffic: afterSignIn(refresh(invalidScope, { scope: '[REDACTED]' })), because: 'redacted' },
    'a redacted scope of the sign-in': {
      traffic: inOrder(
        signIn({ authorize: authorize({ scope: '[REDACTED]' }), answer: granting({ refresh_token: firstToken }) }),
        refresh(invalidScope, { scope: 'api admin' }),
      ),
      because: 'redacted',
    },

    'a recording that began late': { traffic: refresh(invalidScope, { scope: 'api admin' }), because: 'recording-started-late' },
  },
});
