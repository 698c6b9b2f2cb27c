import { authorize, inOrder, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/transport/cors-wildcard-credentials.ts';
import { testRule } from '../../support/rule-tester.ts';

const tokens = '< 200 {"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"}';
const answer = (...headers: string[]) => [tokens, ...headers.map((header) => `< ${header}`)].join('\n');
const cookies = '> Origin: https://app.example\n> Cookie: lang=en';
const byScript = (head: string | undefined, reply: string) => inOrder(authorize(), '@ {"resourceType":"fetch"}', redeem({}, head), reply);
const named = 'Access-Control-Allow-Origin: https://app.example';

testRule(rule, {
  faulty: {
    'cookies and a wildcard': {
      traffic: byScript(cookies, answer('Access-Control-Allow-Origin: *')),
      message: 'wildcard',
      severity: 'error',
    },
    'cookies and an origin without leave for credentials': { traffic: byScript(cookies, answer(named)), message: 'notAllowed' },
    'leave for credentials in the wrong case': {
      traffic: byScript(cookies, answer(named, 'Access-Control-Allow-Credentials: True')),
      message: 'notAllowed',
    },
    'a wildcard that the browser did not take': {
      traffic: inOrder(authorize(), '@ {"error":"net::ERR_FAILED"}', redeem(), answer('Access-Control-Allow-Origin: *')),
      message: 'likely',
      severity: 'warning',
    },
  },
  sound: {
    'a wildcard without cookies': byScript(undefined, answer('Access-Control-Allow-Origin: *')),
    'cookies that are allowed': byScript(cookies, answer(named, 'Access-Control-Allow-Credentials: true')),
    'a token endpoint on the same origin': byScript('> Origin: https://as.example\n> Cookie: lang=en', answer('Vary: Origin')),
    'an answer that the page did use': inOrder(
      byScript(cookies, answer('Access-Control-Allow-Origin: *')),
      'GET https://api.example/me\n> Authorization: Bearer 2YotnFZFEjr1zCsicMWpAA\n< 200 {}',
    ),
    'a good sign-in': signIn(),
  },
  inconclusive: {
    'a recording without request headers': {
      traffic: byScript('', answer('Access-Control-Allow-Origin: *')),
      because: 'header-withheld',
    },
  },
  notApplicable: {
    'a request without Origin': byScript('> Accept: */*', answer('Access-Control-Allow-Origin: *')),
    'a request without an answer': inOrder(authorize(), redeem(), '< 0 net::ERR_FAILED'),
  },
});
