import { authorize, inOrder, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/transport/cors-response-blocked.ts';
import { testRule } from '../../support/rule-tester.ts';

const tokens = '< 200 {"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"}';
const byScript = (answer: string, head = '> Origin: https://app.example') =>
  inOrder(authorize(), '@ {"resourceType":"fetch"}', redeem({}, head), answer);

testRule(rule, {
  faulty: {
    'an answer without the header': { traffic: byScript(`${tokens}\n< Cache-Control: no-store`), message: 'missing', severity: 'error' },
    'an answer that allows another origin': {
      traffic: byScript(`${tokens}\n< Access-Control-Allow-Origin: https://www.app.example`),
      message: 'otherOrigin',
    },
    'an answer with two values': {
      traffic: byScript(`${tokens}\n< Access-Control-Allow-Origin: https://app.example\n< Access-Control-Allow-Origin: *`),
      message: 'several',
    },
    'an answer that the recorder calls blocked': {
      traffic: inOrder(authorize(), '@ {"error":"net::ERR_FAILED"}', redeem({}, ''), tokens),
      message: 'blocked',
    },
    'a failure that Chromium does not name, as a likely one': {
      traffic: byScript('< 0 net::ERR_FAILED'),
      message: 'hidden',
      severity: 'warning',
    },
    'an error that the page cannot read, as less than the error itself': {
      traffic: byScript('< 400 {"error":"invalid_grant"}\n< Cache-Control: no-store'),
      message: 'missing',
      severity: 'warning',
    },
  },
  sound: {
    'a wildcard without cookies': byScript(`${tokens}\n< Access-Control-Allow-Origin: *`),
    'a token endpoint on the same origin': byScript(`${tokens}\n< Cache-Control: no-store`, '> Origin: https://as.example'),
    'a good sign-in': signIn(),
  },
  notApplicable: {
    'one of a request that needs a preflight': byScript(
      '< 0 net::ERR_FAILED',
      '> Origin: https://app.example\n> X-Requested-With: XMLHttpRequest',
    ),
    'a failure that has a name': byScript('< 0 net::ERR_CONNECTION_REFUSED'),
    'a failure without a word': byScript('< 0'),
    'a failure of a request to the page’s own origin': byScript('< 0 net::ERR_FAILED', '> Origin: https://as.example'),
  },
  inconclusive: { 'a recording without an Origin': { traffic: byScript(tokens, ''), because: 'header-withheld' } },
});
