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

const at = (url: string, more = '') =>
  `GET ${url}\n> Accept: text/html\n< 200 <html><script src=app.js></script></html>\n< Content-Type: text/html${more}\n@ +1s`;
const landing = (more = '') => at('https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m', more);
const start = at('https://app.example/');

testRule(rule, {
  faulty: {
    'a code in the fragment that nobody redeemed': { traffic: inOrder(inFragment, later(90)), message: 'fragment', severity: 'warning' },
    'a code that the page would have redeemed': { traffic: inOrder(earlier, authorize(), later(90)), message: 'pageRedeems' },
    'a page that began the sign-in, and was left for another': {
      traffic: inOrder(start, authorize(), landing(), at('https://app.example/login')),
      message: 'left',
      severity: 'warning',
    },
    'a sign-in that began under another name of the application': {
      traffic: inOrder(at('https://www.app.example/'), authorize(), landing()),
      message: 'elsewhere',
    },
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
    'a recording that ends with the callback page': { traffic: inOrder(start, authorize(), landing()), because: 'outside-the-browser' },
    'a sign-in that a server of the application began': {
      traffic: inOrder(
        start,
        `GET https://app.example/login\n< 302 ${authorize().split('\n')[0]!.slice(4)}`,
        authorize(),
        landing(),
        at('https://app.example/home'),
      ),
      because: 'outside-the-browser',
    },
    'an address that the application’s server gave the page': {
      traffic: inOrder(
        start,
        `POST https://app.example/api/signin\n< 200 {"url":"${authorize().split('\n')[0]!.slice(4)}"}`,
        authorize(),
        landing(),
        at('https://app.example/home'),
      ),
      because: 'outside-the-browser',
    },
    'a server that has begun a session': {
      traffic: inOrder(start, authorize(), landing('\n< Set-Cookie: session=abc'), at('https://app.example/home')),
      because: 'outside-the-browser',
    },
    'a page that then signed in anew': {
      traffic: inOrder(start, authorize(), landing(), start, earlier),
      because: 'outside-the-browser',
    },
    'a recording that ends at once': { traffic: inOrder(inFragment, later(2)), because: 'outside-the-browser' },
  },
  notApplicable: {
    'an answer without a code':
      'GET https://as.example/authorize?response_type=code&client_id=spa-1&state=s1\n< 302 https://app.example/cb?error=access_denied&state=s1',
  },
});
