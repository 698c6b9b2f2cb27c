import rule from '../../../src/rules/authorization-request/scope-malformed.ts';
import { authorization, refused, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const asked = (scope: string, error: string) => authorization({ scope }, refused(error));

testRule(rule, {
  faulty: {
    'commas, refused': { traffic: asked('openid,api', 'invalid_scope'), message: 'separator', severity: 'warning' },
    'commas, accepted, as a note': { traffic: authorization({ scope: 'repo,user' }), message: 'separator', severity: 'note' },
    'plus signs, refused': { traffic: asked('openid+api', 'invalid_scope'), message: 'separator' },
    'a scope that was encoded twice': { traffic: asked('openid%20api', 'invalid_scope'), message: 'twice', severity: 'warning' },
    'two spaces': { traffic: asked('openid  api', 'invalid_scope'), message: 'spaces' },
    'a space at the end, as a note': { traffic: authorization({ scope: 'openid ' }), message: 'spaces', severity: 'note' },
    'quotation marks': { traffic: asked('"openid"', 'invalid_scope'), message: 'character' },
    'a letter beyond ASCII': { traffic: asked('openid caf\u00e9', 'invalid_scope'), message: 'character' },
    'a comma beside an error about something else, as a note': {
      traffic: asked('openid,api', 'access_denied'),
      message: 'separator',
      severity: 'note',
    },
  },
  sound: {
    F0: signIn(),
    'addresses and URNs': authorization({ scope: 'https://www.api.example/auth/drive.readonly urn:api:read user:email' }),
  },
  inconclusive: { 'a redacted scope': { traffic: authorization({ scope: '***' }), because: 'redacted' } },
  notApplicable: { 'no scope': authorization({ scope: undefined }) },
});
