import rule from '../../../src/rules/authorization-request/resource-invalid.ts';
import { authorization, authorizationUrl, refused, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'no value': { traffic: authorization({ resource: '' }, refused('invalid_target')), message: 'empty' },
    'a fragment': {
      traffic: authorization({ resource: 'https://api.example/#x' }, refused('invalid_target')),
      message: 'fragment',
      severity: 'warning',
    },
    'a name': { traffic: authorization({ resource: 'my-api' }, refused('invalid_target')), message: 'relative' },
    'a name in the token request': {
      traffic: signIn({}, { resource: 'my-api' }, '< 400 {"error":"invalid_target"}'),
      message: 'relative',
      severity: 'warning',
    },
    'a name that the server took, as a note': { traffic: signIn({ resource: 'my-api' }), message: 'relative', severity: 'note' },
  },
  sound: {
    'an absolute address': signIn({ resource: 'https://api.example/v1' }),
    'a scheme of its own': signIn({ resource: 'api://00000000-0000-0000-0000-000000000000' }),
  },
  inconclusive: { 'a redacted one': { traffic: authorization({ resource: '***' }), because: 'redacted' } },
  notApplicable: {
    F0: signIn(),
    'an application’s id at Entra ID': `GET ${authorizationUrl({ resource: '00000000-0000-0000-0000-000000000000' }, 'https://login.microsoftonline.com/common/oauth2/authorize')}`,
  },
});
