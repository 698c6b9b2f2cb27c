import { expect, it } from 'vitest';
import rule from '../../../src/rules/correlation/client-id-differs.ts';
import { authorize, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { judge, testRule } from '../../support/rule-tester.ts';

const basic = (user: string) => `> Authorization: Basic ${btoa(`${user}:secret`)}`;
const assertion = (sub: string) =>
  `${btoa('{"alg":"ES256"}').replaceAll('=', '')}.${btoa(JSON.stringify({ iss: sub, sub })).replaceAll('=', '')}.c2ln`;

testRule(rule, {
  faulty: {
    'another client_id': {
      traffic: signIn({ redeem: redeem({ client_id: 'spa-2' }), answer: refused }),
      message: 'differs',
      severity: 'error',
    },
    'another client_id that the server let pass': {
      traffic: signIn({ redeem: redeem({ client_id: 'spa-2' }) }),
      message: 'differs',
      severity: 'note',
    },
    'another user in Basic': {
      traffic: signIn({ redeem: redeem({ client_id: undefined }, basic('web-2')), answer: refused }),
      message: 'differs',
    },
    'another subject in an assertion': {
      traffic: signIn({ redeem: redeem({ client_id: undefined, client_assertion: assertion('web-2') }), answer: refused }),
      message: 'differs',
    },
    'a space at the end': { traffic: signIn({ redeem: redeem({ client_id: 'spa-1 ' }), answer: refused }), message: 'differs' },
  },
  sound: {
    'the same client_id': signIn(),
    'the same client in Basic, form-encoded': signIn({
      authorize: authorize({ client_id: 'https://app.example/client' }),
      redeem: redeem({ client_id: undefined }, basic('https%3A%2F%2Fapp.example%2Fclient')),
    }),
  },
  inconclusive: {
    'a request whose Authorization header the recorder drops': {
      traffic: signIn({ redeem: '@ {"withheld":["authorization"]}\n'.concat(redeem({ client_id: undefined })) }),
      because: 'header-withheld',
    },
  },
  notApplicable: { 'a request that names no client': signIn({ redeem: redeem({ client_id: undefined }), answer: refused }) },
});

it('prints both ids and the look-alike difference', () => {
  const outcome = judge(rule, signIn({ redeem: redeem({ client_id: 'SPA-1' }), answer: refused }));
  expect(outcome).toMatchObject({ faults: [{ text: expect.stringMatching(/“spa-1”.*“SPA-1”.*upper and lower case/) }] });
});
