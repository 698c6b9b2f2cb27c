import rule from '../../../src/rules/refresh/refresh-token-not-rotated.ts';
import { sampleProof } from '../../../src/rules/sample-jwt.ts';
import { afterSignIn, denied, firstToken, granting, nextToken, refresh } from '../../../src/rules/sample-refresh.ts';
import { inOrder, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const same = granting({ refresh_token: firstToken });

testRule(rule, {
  faulty: {
    'an answer with the same token': { traffic: afterSignIn(refresh(same)), message: 'same', severity: 'warning' },
    'an answer without a new token': { traffic: afterSignIn(refresh(granting())), message: 'none' },
  },
  sound: {
    'an answer with a new token': afterSignIn(refresh(granting({ refresh_token: nextToken }))),
    'a token bound to a DPoP key': afterSignIn(
      refresh(same, {}, '3600s', `> Origin: https://app.example\n> DPoP: ${sampleProof({ jti: 'j-0002' })}`),
    ),
    'a client that authenticates itself': afterSignIn(refresh(same, {}, '3600s', '> Authorization: Basic c3BhLTE6czNjcjN0')),
    'a server that rotates only sometimes': afterSignIn(
      refresh(granting({ refresh_token: nextToken })),
      refresh(granting(), { refresh_token: nextToken }),
    ),
  },
  inconclusive: {
    'a recording that drops the Authorization header': {
      traffic: afterSignIn(`@ {"withheld":["authorization"]}\n${refresh(same)}`),
      because: 'header-withheld',
    },
    'a recording that drops the DPoP header': {
      traffic: afterSignIn(`@ {"withheld":["dpop"]}\n${refresh(same)}`),
      because: 'header-withheld',
    },
    'a redacted request': { traffic: afterSignIn(refresh(same, { refresh_token: '[REDACTED]' })), because: 'redacted' },

    'a recording without request headers': { traffic: afterSignIn(refresh(same, {}, '3600s', '')), because: 'header-withheld' },
    'a redacted answer': { traffic: afterSignIn(refresh(granting({ refresh_token: '[REDACTED]' }))), because: 'redacted' },
  },
  notApplicable: {
    'a refused refresh': afterSignIn(refresh(denied())),
    'a client that authenticated itself at the sign-in': inOrder(
      signIn({ redeem: redeem({ client_secret: 'kept-on-a-server' }), answer: same }),
      refresh(same),
    ),
  },
});
