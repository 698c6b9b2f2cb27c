import { expect, it } from 'vitest';
import rule from '../../../src/rules/correlation/code-replayed.ts';
import { inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { judge, testRule } from '../../support/rule-tester.ts';

const twice = (answer: string, second = refused, time = '@ +40ms') => inOrder(signIn({ answer }), time, redeem(), second);

testRule(rule, {
  faulty: {
    'a second exchange of a used code': { traffic: twice(issued), message: 'replayed', severity: 'error' },
    'a second exchange a minute later, as by a reload': { traffic: twice(issued, refused, '@ +60s'), message: 'replayed' },
    'a second exchange that got tokens too': { traffic: twice(issued, issued), message: 'replayed' },
    'a second exchange after a lost first one': { traffic: twice('< 0 net::ERR_NETWORK_CHANGED'), message: 'perhaps', severity: 'warning' },
    'a second exchange that worked after a lost first one': {
      traffic: twice('< 0 net::ERR_NETWORK_CHANGED', issued),
      message: 'perhaps',
      severity: 'note',
    },
  },
  sound: {
    'one exchange': signIn(),
    'a demand for a DPoP nonce and its answer': twice('< 400 {"error":"use_dpop_nonce"}\n< DPoP-Nonce: n1', issued),
    'a preflight and its request': signIn({
      redeem: `OPTIONS https://as.example/token\n> Origin: https://app.example\n< 204\n${redeem()}`,
    }),
    'a demand for authentication and its answer': twice('< 401 {"error":"invalid_client"}\n< WWW-Authenticate: Basic realm="as"', issued),
    'a server that was busy': twice('< 503 {"error":"temporarily_unavailable"}\n< Retry-After: 1', issued, '@ +2s'),
    'a retry after a refusal, which another rule names': twice(refused),
    'two at the same time, which another rule names': inOrder(signIn(), '@ +3ms', redeem(), refused),
    'one request that a service worker shows twice': inOrder(signIn(), '@ +3ms\n@ {"viaServiceWorker":true}', redeem(), issued),
  },
  inconclusive: {
    'a body that was not captured': {
      traffic: signIn({ redeem: 'POST https://as.example/token\n> (not captured)' }),
      because: 'body-not-captured',
    },
  },
});

it('says when the code was redeemed and how much later it came again', () => {
  expect(judge(rule, twice(issued))).toMatchObject({ faults: [{ text: expect.stringMatching(/with success, and 40 ms later/) }] });
});
