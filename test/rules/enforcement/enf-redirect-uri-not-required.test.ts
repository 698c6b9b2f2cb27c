import rule from '../../../src/rules/enforcement/enf-redirect-uri-not-required.ts';
import { authorize, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const without = redeem({ redirect_uri: undefined });

testRule(rule, {
  faulty: { 'tokens without it': { traffic: signIn({ redeem: without }), message: 'notRequired', severity: 'note' } },
  sound: { 'tokens with it': signIn() },
  notApplicable: {
    'a refusal': signIn({ redeem: without, answer: refused }),
    'a sign-in that never named one': signIn({ authorize: authorize({ redirect_uri: undefined }), redeem: without }),
  },
});
