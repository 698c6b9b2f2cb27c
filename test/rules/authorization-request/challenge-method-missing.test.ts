import rule from '../../../src/rules/authorization-request/challenge-method-missing.ts';
import { authorization, refused, signIn, verifier } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const none = { code_challenge_method: undefined };

testRule(rule, {
  faulty: {
    'a hashed challenge, refused at the token endpoint': {
      traffic: signIn(none, {}, '< 400 {"error":"invalid_grant"}'),
      message: 'proved',
      severity: 'error',
    },
    'an empty method': { traffic: signIn({ code_challenge_method: '' }, {}, '< 400 {"error":"invalid_grant"}'), message: 'proved' },
    'a server that refuses it at once': { traffic: authorization(none, refused('invalid_request')), message: 'absent', severity: 'error' },
    'a sign-in that has not ended, as a warning': {
      traffic: authorization(none, '< 200 <html></html>'),
      message: 'absent',
      severity: 'warning',
    },
    'a server that takes S256 for granted, as a note': { traffic: signIn(none), message: 'tolerated', severity: 'note' },
  },
  sound: {
    F0: signIn(),
    'a plain challenge, equal to its verifier': signIn({ ...none, code_challenge: verifier }),
  },
  inconclusive: { 'a redacted method': { traffic: signIn({ code_challenge_method: '***' }), because: 'redacted' } },
  notApplicable: { 'a request without PKCE': authorization({ ...none, code_challenge: undefined }) },
});
