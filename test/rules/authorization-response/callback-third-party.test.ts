import rule from '../../../src/rules/authorization-response/callback-third-party.ts';
import { authorize, inOrder, issued, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const callback = 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m';
const landing = `GET ${callback}\n< 200 <html></html>`;
const load = (url: string, referer = callback) => `@ {"resourceType":"script"}\nGET ${url}\n> Referer: ${referer}\n< 200`;

testRule(rule, {
  faulty: {
    'a script of an analytics service': {
      traffic: inOrder(authorize(), landing, load('https://www.stats.test/a.js'), redeem(), issued),
      message: 'loaded',
      severity: 'warning',
    },
    'a beacon that carries the URL': {
      traffic: inOrder(
        authorize(),
        landing,
        load(`https://www.stats.test/c?dl=${encodeURIComponent(callback)}`, 'https://app.example/'),
        redeem(),
        issued,
      ),
      message: 'sent',
    },
    'a beacon after the code was used, without alarm': {
      traffic: inOrder(authorize(), landing, redeem(), issued, load('https://www.stats.test/a.js')),
      message: 'loaded',
      severity: 'note',
    },
  },
  sound: {
    'a script of the application’s own network': inOrder(authorize(), landing, load('https://cdn.app.example/a.js'), redeem(), issued),
    'the authorization server itself': inOrder(authorize(), landing, load('https://as.example/session'), redeem(), issued),
  },
  notApplicable: {
    'a page that loads nothing': signIn(),
    'a response without a code': inOrder(
      authorize({}, { code: undefined, error: 'access_denied' }),
      load('https://www.stats.test/a.js', 'https://app.example/cb?error=access_denied&state=st-8Qv3k1ZpXw2m'),
    ),
  },
});
