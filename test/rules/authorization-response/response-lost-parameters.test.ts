import rule from '../../../src/rules/authorization-response/response-lost-parameters.ts';
import { authorize, inOrder, issued, redeem } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const url = 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m';
const landing = (answer: string) => inOrder(authorize(), `GET ${url}\n< ${answer}`);

testRule(rule, {
  faulty: {
    'a slash that was added without the query': {
      traffic: inOrder(landing('302 https://app.example/cb/'), 'GET https://app.example/cb/\n< 200 <html>missing code</html>'),
      message: 'dropped',
    },
    'a permanent redirect to the index file': { traffic: landing('308 /cb/index.html\n< Set-Cookie: lb=1'), message: 'dropped' },
    'a state that was lost': { traffic: landing('301 /cb/?code=SplxlOBeZQQYbYS6WxSbIA'), message: 'dropped' },
    'a code that was shortened': {
      traffic: landing('302 /cb/?code=SplxlOBeZQQ&state=st-8Qv3k1ZpXw2m'),
      message: 'changed',
    },
  },
  inconclusive: {
    'a redirect whose target was not recorded': { traffic: landing('302'), because: 'header-withheld' },
  },
  sound: {
    'a page that answers at once': landing('200 <html></html>'),
    'parameters that were kept': landing('301 /cb/?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m'),
    'a server that signed in and moved on': landing('302 https://app.example/\n< Set-Cookie: sid=1'),
    'a server that moved on with the cookie it had': landing('302 https://app.example/home'),
    'a server that signed in and cleaned the same page': landing('302 https://app.example/cb\n< Set-Cookie: sid=1'),
    'a token request that had been sent before': inOrder(landing('302 /cb/'), redeem(), issued),
    'parameters that moved into the fragment': landing('302 /#/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m'),
  },
});
