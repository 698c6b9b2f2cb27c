import { expect, it } from 'vitest';
import rule from '../../../src/rules/correlation/code-differs.ts';
import { authorize, inOrder, issued, otherChallenge, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { judge, testRule } from '../../support/rule-tester.ts';

const passed = (received: string, sent: string, answer = refused) =>
  signIn({ authorize: authorize({}, { code: received }), redeem: redeem({ code: sent }), answer });

testRule(rule, {
  faulty: {
    'the state in place of the code': {
      traffic: signIn({ redeem: redeem({ code: 'st-8Qv3k1ZpXw2m' }), answer: refused }),
      message: 'otherValue',
    },
    'the word undefined in place of the code': {
      traffic: signIn({ redeem: redeem({ code: 'undefined' }), answer: refused }),
      message: 'otherValue',
    },
    'a code that was encoded twice': { traffic: passed('4/0AbCdEfGh', '4%2F0AbCdEfGh'), message: 'altered', severity: 'error' },
    'a code that is another one': {
      traffic: passed('SplxlOBeZQQYbYS6WxSbIA', 'not-at-all-that-code'),
      message: 'unrelated',
      severity: 'warning',
    },
  },
  sound: {
    'the same code': signIn(),
    'the same code with another spelling on the wire': `GET https://as.example/authorize?response_type=code&client_id=spa-1&state=s1
< 302 https://app.example/cb?code=4/0AbCdEfGh&state=s1
POST https://as.example/token
> grant_type=authorization_code&code=4%2F0AbCdEfGh&client_id=spa-1
${refused}`,
  },
  inconclusive: {
    'another code that the server took': {
      traffic: passed('SplxlOBeZQQYbYS6WxSbIA', 'not-at-all-that-code', issued),
      because: 'recording-started-late',
    },
    'a code that a sanitiser replaced': { traffic: passed('SplxlOBeZQQYbYS6WxSbIA', '[REDACTED]'), because: 'redacted' },
  },
  notApplicable: {
    'the code of another sign-in': inOrder(
      authorize({ state: 'st-of-the-first-one', code_challenge: otherChallenge }, { code: 'code-of-the-first-one' }),
      authorize(),
      redeem({ code: 'code-of-the-first-one' }),
      refused,
    ),
  },
});

const classes: [string, string, string, RegExp][] = [
  ['encoded twice', '4/0AbCdEfGh', '4%2F0AbCdEfGh', /encoded twice/],
  ['plus became space', 'abcdef+ghijk', 'abcdef ghijk', /every plus sign in it became a space/],
  ['truncated', 'SplxlOBeZQQYbYS6WxSbIA', 'SplxlOBeZQQYbYS6', /truncated: the last 6 of its 22 characters are missing/],
  ['cut at #', 'SplxlOBeZQQ#bYS6WxSbIA', 'SplxlOBeZQQ', /the last 11 .* missing, cut at “#”/],
  ['cut at =', 'SplxlOBeZQQYbYS6WxSbIA==', 'SplxlOBeZQQYbYS6WxSbIA', /the last 2 .*cut at “=”/],
  ['cut at the start', '4/0AbCdEfGhIjKl', '0AbCdEfGhIjKl', /the first 2 of its/],
  ['a fragment mark', 'SplxlOBeZQQYbYS6WxSbIA', 'SplxlOBeZQQYbYS6WxSbIA#', /1 extra character at its end.*empty fragment/],
  ['Facebook’s suffix', 'SplxlOBeZQQYbYS6WxSbIA', 'SplxlOBeZQQYbYS6WxSbIA#_=_', /“#_=_”/],
  ['the next parameter', 'SplxlOBeZQQYbYS6WxSbIA', 'SplxlOBeZQQYbYS6WxSbIA&scope=api', /parameter “scope” was taken along/],
  ['white space', 'SplxlOBeZQQYbYS6WxSbIA', 'SplxlOBeZQQYbYS6W xSbIA', /other white space in it/],
  ['a space after it', 'SplxlOBeZQQYbYS6WxSbIA', 'SplxlOBeZQQYbYS6WxSbIA ', /white space added at its end: a space/],
  ['a line break after it', 'SplxlOBeZQQYbYS6WxSbIA', 'SplxlOBeZQQYbYS6WxSbIA\n', /white space added at its end: a line break/],
  ['case', 'SplxlOBeZQQYbYS6WxSbIA', 'splxlobezqqybys6wxsbia', /upper and lower case/],
  ['quotation marks', 'SplxlOBeZQQYbYS6WxSbIA', '"SplxlOBeZQQYbYS6WxSbIA"', /quotation marks/],
];

it.each(classes)('names the class: %s', (_, received, sent, text) => {
  const outcome = judge(rule, passed(received, sent));
  expect(outcome.verdict === 'faulty' ? outcome.faults[0].text : outcome.verdict).toMatch(text);
});
