import rule from '../../../src/rules/authorization-response/code-kept-in-url.ts';
import { inOrder, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const callback = 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m';
const call = (referer: string) =>
  `GET https://app.example/api/me\n> Authorization: Bearer 2YotnFZFEjr1zCsicMWpAA\n> Referer: ${referer}\n< 200 {}`;

testRule(rule, {
  faulty: {
    'an API call that still shows the code': { traffic: inOrder(signIn(), '@ +20s', call(callback)), message: 'kept', severity: 'note' },
  },
  sound: {
    'a page that cleaned its URL': inOrder(signIn(), '@ +20s', call('https://app.example/cb')),
    'a call in the first moment': inOrder(signIn(), '@ +1s', call(callback)),
    'a page that calls nothing': signIn(),
  },
  notApplicable: { 'a code that was not redeemed': inOrder(signIn({ redeem: redeem(), answer: refused }), '@ +20s', call(callback)) },
});
