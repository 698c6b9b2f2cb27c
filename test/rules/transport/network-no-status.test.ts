import { authorize, inOrder, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/transport/network-no-status.ts';
import { testRule } from '../../support/rule-tester.ts';

const ended = (error: string) => inOrder(authorize(), redeem(), `< 0 ${error}`);

testRule(rule, {
  faulty: {
    'a host that does not exist': { traffic: ended('net::ERR_NAME_NOT_RESOLVED'), message: 'known', severity: 'error' },
    'a refused connection in Firefox': { traffic: ended('NS_ERROR_CONNECTION_REFUSED'), message: 'known' },
    'a bad certificate': { traffic: ended('net::ERR_CERT_AUTHORITY_INVALID'), message: 'known' },
    'a content blocker': { traffic: ended('net::ERR_BLOCKED_BY_CLIENT'), message: 'known' },
    'a page that left': { traffic: ended('NS_BINDING_ABORTED'), message: 'known', severity: 'warning' },
    'an error that says nothing': { traffic: ended('net::ERR_FAILED'), message: 'failed' },
  },
  sound: { 'a refusal, which is an answer': signIn({ answer: refused }), 'a good sign-in': signIn() },
  inconclusive: { 'a request still under way': { traffic: inOrder(authorize(), redeem(), '< (no answer)'), because: 'unanswered' } },
});
