import { expect, it } from 'vitest';
import { sampleJwt } from '../../../src/rules/sample-jwt.ts';
import { authorize, inOrder, issued, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/client-secret-in-browser.ts';
import { judge, testRule } from '../../support/rule-tester.ts';

const page = '> Origin: https://app.example';
const secret = { client_secret: 'a-secret-0001' };
const basic = `${page}\n> Authorization: Basic c3BhLTE6YS1zZWNyZXQtMDAwMQ==`;

testRule(rule, {
  faulty: {
    'a secret in the body': { traffic: inOrder(authorize(), redeem(secret), refused), message: 'body', severity: 'error' },
    'a secret as Basic credentials': { traffic: inOrder(authorize(), redeem({}, basic), refused), message: 'basic' },
    'an assertion signed with the secret': {
      traffic: inOrder(authorize(), redeem({ client_assertion: sampleJwt({ alg: 'HS256' }, { sub: 'spa-1' }) }), refused),
      message: 'assertion',
    },
    'a secret in a sign-in that works, without alarm': {
      traffic: inOrder(authorize(), redeem(secret), issued),
      message: 'body',
      severity: 'note',
    },
    'a console for developers, without alarm': {
      traffic: inOrder(authorize(), redeem(secret, '> Origin: https://editor.swagger.io'), refused),
      message: 'body',
      severity: 'note',
    },
    'an empty secret': { traffic: inOrder(authorize(), redeem({ client_secret: '' }), refused), message: 'empty', severity: 'note' },
  },
  sound: {
    'a public client': signIn(),
    'an assertion with a key of its own': signIn({ redeem: redeem({ client_assertion: sampleJwt({ alg: 'ES256' }, { sub: 'spa-1' }) }) }),
  },
  inconclusive: {
    'a request of which the sender is not known': {
      traffic: inOrder(authorize(), redeem(secret, '#'), refused),
      because: 'header-withheld',
    },
  },
  notApplicable: { 'a request of no page': inOrder(authorize(), redeem(secret, '> User-Agent: curl/8'), refused) },
});

it('never shows the secret', () => {
  expect(JSON.stringify(judge(rule, inOrder(authorize(), redeem({}, basic), refused)))).not.toContain('a-secret');
});
