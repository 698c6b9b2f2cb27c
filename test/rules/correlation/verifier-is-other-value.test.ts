import rule from '../../../src/rules/correlation/verifier-is-other-value.ts';
import {
  authorize,
  challenge,
  inOrder,
  otherChallenge,
  otherVerifier,
  redeem,
  refused,
  signIn,
  verifier,
} from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const LONG = 'T94rZcXURuPBdD0fLTgdbX9AM-F2jyoMVZx3l-dyzu0JTTVpaXheJi0euadu0BjW';
const sent = (value: string, head?: string) => signIn({ redeem: redeem({ code_verifier: value }, head), answer: refused });

testRule(rule, {
  faulty: {
    'the state': { traffic: sent('st-8Qv3k1ZpXw2m'), message: 'otherValue', severity: 'error' },
    'the code': { traffic: sent('SplxlOBeZQQYbYS6WxSbIA'), message: 'otherValue' },
    'the client_id': { traffic: sent('spa-1'), message: 'otherValue' },
    'the challenge': { traffic: sent(challenge), message: 'challengeSent' },
    'the challenge beside a parameter code_challenge': {
      traffic: signIn({ redeem: redeem({ code_verifier: challenge, code_challenge: challenge }), answer: refused }),
      message: 'challengeSentForSure',
    },
    'the word null': { traffic: sent('null'), message: 'otherValue' },
    'the value of another cookie': {
      traffic: sent(otherVerifier, `> Origin: https://app.example\n> Cookie: theme=dark; sid=${otherVerifier}`),
      message: 'otherValue',
    },
    'the challenge of another sign-in': {
      traffic: inOrder(
        authorize({ state: 'st-of-the-first-one', code_challenge: otherChallenge }, { code: 'code-of-the-first-one' }),
        authorize(),
        redeem({ code_verifier: otherChallenge }),
        refused,
      ),
      message: 'otherValue',
    },
  },
  sound: {
    'the verifier': signIn(),
    'the verifier, which a cookie of that name holds': sent(
      otherVerifier,
      `> Origin: https://app.example\n> Cookie: pkce_verifier=${otherVerifier}`,
    ),
    'a plain pair, which is equal by design': signIn({
      authorize: authorize({ code_challenge: verifier, code_challenge_method: 'plain' }),
    }),
    'an unhashed verifier that cannot be a digest': signIn({
      authorize: authorize({ code_challenge: LONG }),
      redeem: redeem({ code_verifier: LONG }),
      answer: refused,
    }),
  },
  inconclusive: {
    'a body that was not captured': {
      traffic: signIn({ redeem: 'POST https://as.example/token\n> (not captured)' }),
      because: 'body-not-captured',
    },
  },
  notApplicable: { 'a token request without a verifier': signIn({ redeem: redeem({ code_verifier: undefined }) }) },
});
