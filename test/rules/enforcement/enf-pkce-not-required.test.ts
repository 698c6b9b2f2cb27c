import rule from '../../../src/rules/enforcement/enf-pkce-not-required.ts';
import { authorize, redeem, refused, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const without = authorize({ code_challenge: undefined, code_challenge_method: undefined });
const bare = (head?: string) => redeem({ code_verifier: undefined }, head);

testRule(rule, {
  faulty: {
    'a public client without PKCE': { traffic: signIn({ authorize: without, redeem: bare() }), message: 'public', severity: 'error' },
    'a page’s request without the Authorization header in the recording': {
      traffic: signIn({ authorize: without, redeem: `@ {"withheld":["authorization"]}\n${bare()}` }),
      message: 'public',
    },
    'a client that authenticated itself': {
      traffic: signIn({ authorize: without, redeem: bare('> Authorization: Basic c3BhLTE6c2VjcmV0') }),
      message: 'confidential',
      severity: 'note',
    },
    'a client with a secret in the body': {
      traffic: signIn({ authorize: without, redeem: redeem({ code_verifier: undefined, client_secret: 'a-secret' }) }),
      message: 'confidential',
      severity: 'note',
    },
  },
  sound: { 'a sign-in with PKCE': signIn() },
  inconclusive: {
    'a request of which no header was recorded': {
      traffic: signIn({
        authorize: without,
        redeem: bare()
          .split('\n')
          .filter((line) => !line.includes('Origin'))
          .join('\n'),
      }),
      because: 'header-withheld',
    },
  },
  notApplicable: {
    'a refusal': signIn({ authorize: without, redeem: bare(), answer: refused }),
    'a verifier without a challenge': signIn({ authorize: without }),
  },
});
