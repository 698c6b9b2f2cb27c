import { authorize, inOrder, issued, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/transport/mixed-content.ts';
import { testRule } from '../../support/rule-tester.ts';

const plain = (head?: string) => redeem({}, head).replace('POST https:', 'POST http:');
const failed = '< 0 net::ERR_FAILED';
const to = (host: string) => inOrder(authorize(), plain().replaceAll('http://as.example/', `http://${host}/`), failed);

testRule(rule, {
  faulty: {
    'a plain token endpoint that was not reached': {
      traffic: inOrder(authorize(), plain(), failed),
      message: 'blocked',
      severity: 'error',
    },
    'a page known by its redirect URI alone': { traffic: inOrder(authorize(), plain(''), failed), message: 'blocked' },
    'a page known by the recorder': {
      traffic: inOrder('@ {"initiator":"https://app.example/cb"}', plain(''), failed),
      message: 'blocked',
    },
  },
  sound: {
    localhost: to('localhost:9000'),
    'a loopback address': to('127.0.0.1:9000'),
    'the loopback address of IPv6': to('[::1]:9000'),
    'a plain token endpoint that answered': inOrder(authorize(), plain(), issued),
    'a page that is plain itself': inOrder(authorize(), plain('> Origin: http://app.example'), failed),
  },
  inconclusive: {
    'a page that is not known': { traffic: inOrder(plain(''), failed), because: 'header-withheld' },
    'a request still under way': { traffic: inOrder(authorize(), plain(), '< (no answer)'), because: 'unanswered' },
  },
  notApplicable: { 'a token endpoint over HTTPS': signIn() },
});
