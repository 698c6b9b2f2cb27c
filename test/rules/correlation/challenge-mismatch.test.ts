import { expect, it } from 'vitest';
import rule from '../../../src/rules/correlation/challenge-mismatch.ts';
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
import { judge, testRule } from '../../support/rule-tester.ts';

const HEX = '13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3';
const withChallenge = (value: string) => signIn({ authorize: authorize({ code_challenge: value }), answer: refused });
const tiktok = (value: string) =>
  signIn({ authorize: authorize({ code_challenge: value }), answer: refused })
    .replaceAll('https://as.example/authorize', 'https://www.tiktok.com/v2/auth/authorize/')
    .replaceAll('https://as.example/token', 'https://open.tiktokapis.com/v2/oauth/token/');

testRule(rule, {
  faulty: {
    'a challenge that is the digest in hex': { traffic: withChallenge(HEX), message: 'explained', severity: 'error' },
    'swapped roles: the digest was sent as verifier': {
      traffic: signIn({
        authorize: authorize({ code_challenge: verifier }),
        redeem: redeem({ code_verifier: challenge }),
        answer: refused,
      }),
      message: 'exchanged',
    },
    'a verifier that was made anew': {
      traffic: signIn({ redeem: redeem({ code_verifier: otherVerifier }), answer: refused }),
      message: 'replaced',
    },
    'a challenge that is no digest and that nothing explains': {
      traffic: withChallenge('something-else-altogether'),
      message: 'malformed',
    },
    'a pair under the plain method that differs': {
      traffic: signIn({ authorize: authorize({ code_challenge: otherVerifier, code_challenge_method: 'plain' }), answer: refused }),
      message: 'replaced',
    },
    'a right challenge at a server that wants hex': { traffic: tiktok(challenge), message: 'serverWantsOther', severity: 'warning' },
  },
  sound: {
    'a pair that matches': signIn(),
    'a pair that matches, refused for something else': signIn({ answer: refused }),
    'a plain pair': signIn({ authorize: authorize({ code_challenge: verifier, code_challenge_method: 'plain' }) }),
  },
  inconclusive: {
    'a challenge that was pushed out of sight': {
      traffic: `GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A1&state=s1
< 302 https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=s1
${redeem()}
${refused}`,
      because: 'outside-the-browser',
    },
    'values replaced by a sanitiser': {
      traffic: signIn({ redeem: redeem({ code_verifier: '***' }), answer: refused }),
      because: 'redacted',
    },
  },
  notApplicable: {
    'a pair that the server accepted': signIn({ redeem: redeem({ code_verifier: otherVerifier }) }),
    'the verifier of another sign-in': inOrder(
      authorize({ state: 'st-of-the-first-one', code_challenge: otherChallenge }, { code: 'code-of-the-first-one' }),
      '@ +2s',
      authorize({ state: 'st-of-the-second-one' }),
      redeem({ code_verifier: otherVerifier }),
      refused,
    ),
    'the state in place of the verifier': signIn({ redeem: redeem({ code_verifier: 'st-8Qv3k1ZpXw2m' }), answer: refused }),
    'the challenge in place of the verifier': signIn({ redeem: redeem({ code_verifier: challenge }), answer: refused }),
  },
});

it('names the construction and its repair', () => {
  const outcome = judge(rule, withChallenge(HEX));
  expect(outcome).toMatchObject({ faults: [{ text: expect.stringContaining('hex'), fix: expect.stringMatching(/\w/) }] });
});

it('says that a verifier was turned into one case only where it has but one', () => {
  const text = (code_verifier: string) => JSON.stringify(judge(rule, signIn({ redeem: redeem({ code_verifier }), answer: refused })));
  const other = 'Zx9-qWv_Lm3T~hYk.Rb7NcPdGs2JfXa8UeQo5KtHwMi';
  expect(text(other)).not.toContain('on its way');
  expect(text(other.toUpperCase())).toContain('turned into capitals');
  expect(text(other.toLowerCase())).toContain('turned into lower case');
});
