import { permitted, samplePreflight } from '../../../src/rules/sample-preflight.ts';
import { authorize, inOrder, issued, redeem } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/transport/cors-preflight-failed.ts';
import { testRule } from '../../support/rule-tester.ts';

const unnamed = (head: string, answer = '< 0 net::ERR_FAILED') =>
  inOrder(authorize(), '@ {"resourceType":"fetch"}', redeem({}, `> Origin: https://app.example${head}`), answer);
const alone = (headers: string, answer: string) => inOrder(authorize(), samplePreflight(headers, answer));
const allowing = (origin: string, more = '') => `< 204\n< Access-Control-Allow-Origin: ${origin}${more}`;

testRule(rule, {
  faulty: {
    'a preflight refused with 403': { traffic: alone('authorization', '< 403'), message: 'status', severity: 'error' },
    'a redirected preflight': { traffic: alone('dpop', '< 302 https://as.example/login'), message: 'redirected' },
    'an answer without Access-Control-Allow-Origin': { traffic: alone('dpop', '< 204\n< Allow: POST'), message: 'origin' },
    'an answer for another origin': { traffic: alone('dpop', allowing('https://www.app.example')), message: 'origin' },
    'an answer with two origins': { traffic: alone('dpop', allowing('https://app.example, *')), message: 'origin' },
    'a header that is not allowed': { traffic: alone('sentry-trace,dpop', permitted('dpop')), message: 'headers' },
    'authorization, which a wildcard does not cover': { traffic: alone('authorization', permitted('*')), message: 'headers' },
    'a method that is not allowed': {
      traffic: alone('', allowing('*')).replace('Request-Method: POST', 'Request-Method: PUT'),
      message: 'method',
    },
    'a failure without a name of a request with a header of its own, from a recorder that leaves preflights out': {
      traffic: unnamed('\n> X-Requested-With: XMLHttpRequest'),
      message: 'unrecorded',
      severity: 'warning',
    },
    'a preflight that got no answer': { traffic: alone('dpop', '< 0 net::ERR_FAILED'), message: 'failed' },
    'a refused preflight and the request that was not sent': {
      traffic: inOrder(authorize(), samplePreflight('authorization', '< 403'), redeem(), '< 0 net::ERR_FAILED'),
      message: 'status',
    },
    'a refused preflight in a sign-in that succeeded afterwards': {
      traffic: inOrder(authorize(), samplePreflight('authorization', '< 403'), redeem(), '< 0 net::ERR_FAILED', '@ +20s', redeem(), issued),
      message: 'status',
      severity: 'warning',
    },
  },
  sound: {
    'a preflight that looks refused, after which the request went through': inOrder(
      authorize(),
      samplePreflight('dpop', '< 405'),
      redeem(),
      issued,
    ),
    'a server that cannot be reached at all': inOrder(
      authorize(),
      samplePreflight('dpop', '< 0 net::ERR_NAME_NOT_RESOLVED'),
      redeem(),
      '< 0 net::ERR_NAME_NOT_RESOLVED',
    ),

    'an answer with 200 and wildcards': alone('dpop', allowing('*', '\n< Access-Control-Allow-Headers: *')),
    'an answer in other letters': alone('dpop', permitted('DPoP, Content-Type')),
    'a preflight without an answer of its own, after which the request went through': inOrder(
      authorize(),
      samplePreflight('dpop', '< 0 net::ERR_FAILED'),
      redeem(),
      issued,
    ),
    'a token endpoint on the same origin': alone('dpop', '< 204\n< Allow: POST\n< Access-Control-Allow-Headers: dpop').replace(
      'Origin: https://app.example',
      'Origin: https://as.example',
    ),
  },
  inconclusive: {
    'a preflight without headers in the recording': { traffic: alone('dpop', '< 204'), because: 'header-withheld' },
    'a preflight still under way': { traffic: alone('dpop', '< (no answer)'), because: 'unanswered' },
  },
  notApplicable: { 'a request without a preflight': inOrder(authorize(), redeem(), issued) },
});
