import rule from '../../../src/rules/authorization-response/code-and-error.ts';
import { authorize, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'a code beside an error': { traffic: authorize({}, { code: 'x', error: 'server_error' }), message: 'both', severity: 'warning' },
  },
  sound: {
    'a code': signIn(),
    'an error': authorize({}, { code: undefined, error: 'server_error' }),
    'an empty error': authorize({}, { error: '' }),
    'an error parameter of the redirect URI itself': authorize({ redirect_uri: 'https://app.example/cb?error=0' }).replace(
      'error=0?',
      'error=0&',
    ),
  },
});
