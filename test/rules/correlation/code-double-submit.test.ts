import { expect, it } from 'vitest';
import rule from '../../../src/rules/correlation/code-double-submit.ts';
import { inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { judge, testRule } from '../../support/rule-tester.ts';

const parallel = (first: string, second: string, time = '@ +3ms') => inOrder(signIn({ answer: first }), time, redeem(), second);

testRule(rule, {
  faulty: {
    'two requests 3 ms apart, one of them with success': { traffic: parallel(issued, refused), message: 'parallel', severity: 'error' },
    'two requests that both fail': { traffic: parallel(refused, refused), message: 'parallel' },
    'two requests that both get tokens': { traffic: parallel(issued, issued), message: 'parallel' },
    'two requests in the same millisecond': { traffic: parallel(issued, refused, '@ +0ms'), message: 'parallel' },
  },
  sound: {
    'one request': signIn(),
    'two requests one after the other': parallel(issued, refused, '@ +40ms'),
    'a preflight that is stamped after its request': inOrder(
      signIn(),
      '@ +1ms',
      'OPTIONS https://as.example/token\n> Origin: https://app.example\n< 204',
    ),
    'one request that a service worker shows twice': inOrder(signIn(), '@ +3ms\n@ {"viaServiceWorker":true}', redeem(), issued),
  },
});

it('says how far apart they were and what became of them', () => {
  const outcome = judge(rule, parallel(issued, refused));
  expect(outcome).toMatchObject({ faults: [{ text: expect.stringMatching(/3 ms after the first.*The first got tokens/) }] });
});
