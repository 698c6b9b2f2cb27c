import rule from '../../../src/rules/enforcement/enf-code-reuse-accepted.ts';
import { inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const other = issued.replace('2YotnFZFEjr1zCsicMWpAA', 'another-access-token');

testRule(rule, {
  faulty: {
    'two different tokens for one code': { traffic: inOrder(signIn(), redeem(), other), message: 'accepted', severity: 'error' },
    'two different tokens at the same time': { traffic: inOrder(signIn(), '@ +3ms', redeem(), other), message: 'accepted' },
    'the same token twice': { traffic: inOrder(signIn(), redeem(), issued), message: 'sameToken', severity: 'warning' },
  },
  sound: {
    'a second request that was refused': inOrder(signIn(), redeem(), refused),
    'one request that a service worker shows twice': inOrder(signIn(), '@ +3ms\n@ {"viaServiceWorker":true}', redeem(), issued),
    'an answer from a cache': inOrder(signIn(), '@ {"fromCache":true}', redeem(), issued),
  },
  notApplicable: { 'a refusal': signIn({ answer: refused }) },
});
