import { expect, it } from 'vitest';
import { authorize, inOrder, issued, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/basic-malformed.ts';
import { judge, testRule } from '../../support/rule-tester.ts';

const invalidClient = '< 401 {"error":"invalid_client"}\n< Access-Control-Allow-Origin: *';
const basic = (credentials: string, answer = invalidClient) =>
  inOrder(authorize(), redeem({ client_id: undefined }, `> Authorization: Basic ${credentials}`), answer);

testRule(rule, {
  faulty: {
    'a secret that was not form-encoded': { traffic: basic('c3BhLTE6czNjcit0OjE='), message: 'unencoded', severity: 'warning' },
    'a secret that was not form-encoded and fitted': {
      traffic: basic('c3BhLTE6czNjcit0OjE=', issued),
      message: 'unencoded',
      severity: 'note',
    },
    'credentials without base64': { traffic: basic('spa-1:s3cr'), message: 'notBase64', severity: 'error' },
    'credentials without a colon': { traffic: basic(btoa('spa-1')), message: 'noColon' },
    'another client': { traffic: basic(btoa('spa-2:s3cr')), message: 'otherClient' },
  },
  sound: {
    'form-encoded credentials': basic('c3BhLTE6czNjciUyQnQlM0Ex'),
    'a client id that had to be encoded': inOrder(
      authorize({ client_id: 'spa 1' }),
      redeem({ client_id: undefined }, `> Authorization: Basic ${btoa('spa%201:s3cr')}`),
      issued,
    ),
    'a client id that was not encoded': inOrder(
      authorize({ client_id: 'https://app.example' }),
      redeem({ client_id: undefined }, `> Authorization: Basic ${btoa('https%3A%2F%2Fapp.example:s3cr')}`),
      issued,
    ),
  },
  inconclusive: {
    'a sanitised recording of a client that is not named': {
      traffic: inOrder(authorize(), redeem({ client_id: undefined }, '#'), invalidClient),
      because: 'header-withheld',
    },
  },
  notApplicable: { 'a public client': signIn(), 'another scheme': signIn({ redeem: redeem({}, '> Authorization: Bearer abcdefgh') }) },
});

it('never shows the secret', () => expect(JSON.stringify(judge(rule, basic('c3BhLTE6czNjcit0OjE=')))).not.toContain('s3cr'));
