import rule from '../../../src/rules/authorization-request/param-empty.ts';
import { authorization, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'an empty state': { traffic: authorization({ state: '' }, '< 200'), message: 'empty', severity: 'warning' },
    'an empty verifier': {
      traffic: signIn({}, { code_verifier: '' }, '< 400 {"error":"invalid_grant"}'),
      message: 'empty',
      severity: 'warning',
    },
    'an empty nonce in a sign-in that went well, as a note': { traffic: signIn({ nonce: '' }), message: 'empty', severity: 'note' },
  },
  sound: {
    F0: signIn(),
    'a parameter that may be empty': authorization({ login_hint: '', utm: '' }),
  },
  inconclusive: {
    'a recording without any value': {
      traffic: authorization({
        response_type: '',
        client_id: '',
        redirect_uri: '',
        scope: '',
        state: '',
        nonce: '',
        code_challenge: '',
        code_challenge_method: '',
      }),
      because: 'redacted',
    },
  },
});
