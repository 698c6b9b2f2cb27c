import rule from '../../../src/rules/id-token/nonce-unexpected.ts';
import { idToken, signInWith } from '../../../src/rules/sample-id-token.ts';
import { inOrder } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const none = { nonce: undefined };
const opaque = inOrder(signInWith(idToken()).replace(/authorize\?\S+/, 'authorize?client_id=spa-1&request_uri=urn:example:1'));

testRule(rule, {
  faulty: { 'a nonce that nobody sent': { traffic: signInWith(idToken(), none), message: 'unexpected', severity: 'warning' } },
  sound: { 'no nonce on either side': signInWith(idToken(none), none), 'an empty nonce': signInWith(idToken({ nonce: '' }), none) },
  inconclusive: { 'a request that was pushed by a server': { traffic: opaque, because: 'outside-the-browser' } },
  notApplicable: { 'a nonce that was sent': signInWith(idToken()) },
});
