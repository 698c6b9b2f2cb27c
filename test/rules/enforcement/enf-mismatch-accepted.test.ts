import rule from '../../../src/rules/enforcement/enf-mismatch-accepted.ts';
import { authorize, inOrder, issued, otherVerifier, redeem, refused, signIn, verifier } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const HEX = '13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3';
const LONG = 'T94rZcXURuPBdD0fLTgdbX9AM-F2jyoMVZx3l-dyzu0JTTVpaXheJi0euadu0BjW';
const tiktok = (text: string) =>
  text
    .replaceAll('https://as.example/authorize', 'https://www.tiktok.com/v2/auth/authorize/')
    .replaceAll('https://as.example/token', 'https://open.tiktokapis.com/v2/oauth/token/');

testRule(rule, {
  faulty: {
    'a verifier that nothing explains': {
      traffic: signIn({ redeem: redeem({ code_verifier: otherVerifier }) }),
      message: 'accepted',
      severity: 'error',
    },
    'a challenge in hex': { traffic: signIn({ authorize: authorize({ code_challenge: HEX }) }), message: 'deviation', severity: 'warning' },
    'an unhashed challenge declared as S256': {
      traffic: signIn({ authorize: authorize({ code_challenge: LONG }), redeem: redeem({ code_verifier: LONG }) }),
      message: 'unhashed',
      severity: 'warning',
    },
    'a second try with a wrong verifier that was accepted': {
      traffic: inOrder(signIn({ answer: refused }), redeem({ code_verifier: otherVerifier }), issued),
      message: 'accepted',
    },
  },
  sound: {
    'a right verifier': signIn(),
    'a plain pair': signIn({ authorize: authorize({ code_challenge: verifier, code_challenge_method: 'plain' }) }),
    'TikTok, which wants hex': tiktok(signIn({ authorize: authorize({ code_challenge: HEX }) })),
    'a wrong verifier that was refused before a right one': inOrder(
      signIn({ redeem: redeem({ code_verifier: otherVerifier }), answer: refused }),
      redeem(),
      issued,
    ),
  },
  inconclusive: {
    'a challenge that a sanitiser replaced': {
      traffic: signIn({ authorize: authorize({ code_challenge: '[REDACTED]' }) }),
      because: 'redacted',
    },
  },
  notApplicable: { 'a refusal': signIn({ redeem: redeem({ code_verifier: otherVerifier }), answer: refused }) },
});
