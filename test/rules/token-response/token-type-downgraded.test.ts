import { issued, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-response/token-type-downgraded.ts';
import { testRule } from '../../support/rule-tester.ts';

const proven = redeem({}, '> Origin: https://app.example\n> DPoP: eyJ0eXAiOiJkcG9wK2p3dCJ9.eyJqdGkiOiIxIn0.c2ln');

testRule(rule, {
  faulty: {
    'a bearer token for a proof': { traffic: signIn({ redeem: proven, answer: issued }), message: 'downgraded', severity: 'warning' },
  },
  sound: { 'a bound token, in small letters': signIn({ redeem: proven, answer: issued.replace('Bearer', 'dpop') }) },
  inconclusive: {
    'a recording that drops the header': {
      traffic: signIn({ redeem: `@ {"withheld":["dpop"]}\n${redeem()}`, answer: issued }),
      because: 'header-withheld',
    },
  },
  notApplicable: { 'a request without a proof': signIn() },
});
