import rule from '../../../src/rules/enforcement/enf-redirect-mismatch-accepted.ts';
import { authorize, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const slash = redeem({ redirect_uri: 'https://app.example/cb/' });

testRule(rule, {
  faulty: { 'a trailing slash': { traffic: signIn({ redeem: slash }), message: 'accepted', severity: 'warning' } },
  sound: {
    'the same text': signIn(),
    'Google’s popup': signIn({
      authorize: authorize({ redirect_uri: 'storagerelay://https/app.example?id=auth1' }),
      redeem: redeem({ redirect_uri: 'postmessage' }),
    }),
  },
  inconclusive: {
    'a body that was not captured': {
      traffic: signIn({ redeem: 'POST https://as.example/token\n> Origin: https://app.example\n> (not captured)' }),
      because: 'body-not-captured',
    },
  },
  notApplicable: {
    'a refusal': signIn({ redeem: slash, answer: refused }),
    'none in the token request': signIn({ redeem: redeem({ redirect_uri: undefined }) }),
  },
});
