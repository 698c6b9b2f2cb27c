import rule from '../../../src/rules/enforcement/enf-missing-verifier-accepted.ts';
import { authorize, inOrder, issued, otherChallenge, redeem, refused, signIn, verifier } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const without = redeem({ code_verifier: undefined });

testRule(rule, {
  faulty: {
    'tokens without a verifier': { traffic: signIn({ redeem: without }), message: 'accepted', severity: 'error' },
    'tokens for an empty verifier': { traffic: signIn({ redeem: redeem({ code_verifier: '' }) }), message: 'accepted' },
    'tokens without a verifier, in a pair that is not certain': {
      traffic: inOrder(
        authorize({ state: undefined, code_challenge: otherChallenge }, { state: undefined, code: 'code-of-the-first-one' }),
        authorize({ state: undefined }, { state: undefined }),
        without,
        issued,
      ),
      message: 'accepted',
      severity: 'warning',
    },
  },
  sound: {
    'tokens for the verifier': signIn(),
    'a verifier in a JSON body': signIn({
      redeem: `POST https://as.example/token\n> Origin: https://app.example\n> ${JSON.stringify({ grant_type: 'authorization_code', code: 'SplxlOBeZQQYbYS6WxSbIA', client_id: 'spa-1', code_verifier: verifier })}`,
    }),
  },
  inconclusive: {
    'a body that was not captured': {
      traffic: signIn({ redeem: 'POST https://as.example/token\n> Origin: https://app.example\n> (not captured)' }),
      because: 'body-not-captured',
    },
  },
  notApplicable: {
    'a refusal': signIn({ redeem: without, answer: refused }),
    'an answer from a cache': signIn({ redeem: `@ {"fromCache":true}\n${without}` }),
    'a sign-in without PKCE': signIn({ authorize: authorize({ code_challenge: undefined }), redeem: without }),
  },
});
