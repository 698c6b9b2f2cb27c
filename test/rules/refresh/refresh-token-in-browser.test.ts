import rule from '../../../src/rules/refresh/refresh-token-in-browser.ts';
import { sampleProof } from '../../../src/rules/sample-jwt.ts';
import { afterSignIn, firstToken, granting } from '../../../src/rules/sample-refresh.ts';
import { authorize, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const withToken = granting({ refresh_token: firstToken });
const native = { redirect_uri: 'com.example.app:/cb' };

testRule(rule, {
  faulty: {
    'a refresh token for a page': { traffic: afterSignIn(), message: 'unbound', severity: 'note' },
    'one that is bound to a DPoP key': {
      traffic: signIn({
        redeem: redeem({}, `> Origin: https://app.example\n> DPoP: ${sampleProof()}`),
        answer: granting({ token_type: 'DPoP', refresh_token: firstToken }),
      }),
      message: 'bound',
    },
    'a proof that the server ignored': {
      traffic: signIn({ redeem: redeem({}, `> Origin: https://app.example\n> DPoP: ${sampleProof()}`), answer: withToken }),
      message: 'unbound',
    },
  },
  sound: { 'an answer without one': signIn() },
  inconclusive: {
    'a recording without request headers': { traffic: signIn({ redeem: redeem({}, ''), answer: withToken }), because: 'header-withheld' },
    'a redacted one': { traffic: signIn({ answer: granting({ refresh_token: '[REDACTED]' }) }), because: 'redacted' },
  },
  notApplicable: {
    'a refused request': signIn({ answer: refused }),
    'an installed app': signIn({ authorize: authorize(native), redeem: redeem(native), answer: withToken }),
    'a client with a secret': signIn({ redeem: redeem({ client_secret: 'kept-on-a-server' }), answer: withToken }),
  },
});
