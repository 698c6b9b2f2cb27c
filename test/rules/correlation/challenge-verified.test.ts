import rule from '../../../src/rules/correlation/challenge-verified.ts';
import { authorize, inOrder, issued, otherChallenge, otherVerifier, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const pair = (challenge: string, verifier: string) =>
  signIn({ authorize: authorize({ code_challenge: challenge }), redeem: redeem({ code_verifier: verifier }) });

testRule(rule, {
  faulty: {
    'the pair of RFC 7636 Appendix B': { traffic: signIn(), message: 'verified', severity: 'note' },
    'the pair of the OAuth 2.1 draft, a verifier of 56 hex digits': {
      traffic: pair('6fdkQaPm51l13DSukcAH3Mdx7_ntecHYd1vi3n0hMZY', '3641a2d12d66101249cdf7a79c000c1f8c05d2aafcf14bf146497bed'),
      message: 'verified',
    },
    'a verifier of 48 characters': {
      traffic: pair('iF_7prUeJ6rr3jMG3LmhW3R1cZ2ecZavFqS0jtb6tzo', 'Zg6klgrnixQJ629GsawRMV8MjWvwRAr-vyvP1MHnB6X8WKZN'),
      message: 'verified',
    },
    'a pair under the plain method': {
      traffic: signIn({
        authorize: authorize({ code_challenge: otherVerifier, code_challenge_method: 'plain' }),
        redeem: redeem({ code_verifier: otherVerifier }),
      }),
      message: 'verified',
    },
    'a pair that neither state nor code ties together, among several': {
      traffic: inOrder(
        authorize({ state: 'st-of-the-first-one', code_challenge: otherChallenge }, { code: 'code-of-the-first-one' }),
        authorize({ state: undefined }, { state: undefined }),
        redeem(),
        issued,
      ),
      message: 'uncertain',
    },
  },
  sound: { 'a pair that does not match': signIn({ redeem: redeem({ code_verifier: otherVerifier }) }) },
  inconclusive: {
    'a verifier that a sanitiser took away': { traffic: signIn({ redeem: redeem({ code_verifier: '[REDACTED]' }) }), because: 'redacted' },
    'a body that was not captured': {
      traffic: signIn({ redeem: 'POST https://as.example/token\n> (not captured)' }),
      because: 'body-not-captured',
    },
  },
  notApplicable: {
    'a sign-in without PKCE': signIn({
      authorize: authorize({ code_challenge: undefined, code_challenge_method: undefined }),
      redeem: redeem({ code_verifier: undefined }),
    }),
  },
});
