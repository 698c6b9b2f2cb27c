import rule from '../../../src/rules/correlation/token-request-missing.ts';
import { authorize, inOrder, issued, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const later = (seconds: number) => `@ +${seconds}s\nGET https://app.example/elsewhere\n< 200 <p>Welcome</p>`;
const inFragment = authorize({ response_mode: 'fragment' }).replace('/cb?', '/cb#');
const earlier = inOrder(
  authorize({ state: 'st-of-the-first-one' }, { code: 'code-of-the-first-one' }),
  redeem({ code: 'code-of-the-first-one' }),
  issued,
);

testRule(rule, {
  faulty: {
    'a code in the fragment that nobody redeemed': { traffic: inOrder(inFragment, later(90)), message: 'fragment', severity: 'warning' },
    'a code that the page would have redeemed': { traffic: inOrder(earlier, authorize(), later(90)), message: 'pageRedeems' },
  },
  sound: { 'a code that was redeemed': signIn() },
  inconclusive: {
    'a server that redeems the code itself': {
      traffic: inOrder(
        authorize(),
        'GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n< 302 https://app.example/\n< Set-Cookie: session=abc',
        later(90),
      ),
      because: 'outside-the-browser',
    },
    'a recording that ends at once': { traffic: inOrder(inFragment, later(2)), because: 'outside-the-browser' },
  },
  notApplicable: {
    'an answer without a code':
      'GET https://as.example/authorize?response_type=code&client_id=spa-1&state=s1\n< 302 https://app.example/cb?error=access_denied&state=s1',
  },
});
