import rule from '../../../src/rules/enforcement/enf-client-mismatch-accepted.ts';
import { redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const basic = (user: string) => `> Authorization: Basic ${btoa(`${user}:secret`)}`;

testRule(rule, {
  faulty: {
    'another client_id': { traffic: signIn({ redeem: redeem({ client_id: 'spa-2' }) }), message: 'accepted', severity: 'error' },
    'another client in Basic': { traffic: signIn({ redeem: redeem({ client_id: undefined }, basic('web-2')) }), message: 'accepted' },
  },
  sound: { 'the same client': signIn(), 'the same client in Basic': signIn({ redeem: redeem({ client_id: undefined }, basic('spa-1')) }) },
  inconclusive: {
    'a recording that drops the header': {
      traffic: signIn({ redeem: `@ {"withheld":["authorization"]}\n${redeem({ client_id: undefined })}` }),
      because: 'header-withheld',
    },
  },
  notApplicable: { 'a refusal': signIn({ redeem: redeem({ client_id: 'spa-2' }), answer: refused }) },
});
