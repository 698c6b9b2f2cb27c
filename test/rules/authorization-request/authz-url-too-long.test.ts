import rule from '../../../src/rules/authorization-request/authz-url-too-long.ts';
import { authorization, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'a URL that the server refuses': {
      traffic: authorization({ state: 'a'.repeat(9000) }, '< 414'),
      message: 'refused',
      severity: 'error',
    },
    'a long URL that the server takes, as a note': { traffic: signIn({ claims: 'a'.repeat(3000) }), message: 'long', severity: 'note' },
  },
  sound: {
    F0: signIn(),
    'status 431 for the cookies of a short URL': authorization({}, '< 431'),
  },
});
