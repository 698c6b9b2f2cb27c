import rule from '../../../src/rules/authorization-request/nonce-reused.ts';
import { authorization, authorizationUrl, secondChallenge, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'a second sign-in with the same nonce': {
      traffic: `${authorization()}\n@ +20s\n${authorization({ state: 'another-0Kd72hbs6', code_challenge: secondChallenge })}`,
      message: 'reused',
      severity: 'warning',
    },
  },
  sound: {
    'a second sign-in with a nonce of its own': `${authorization()}\n@ +20s\n${authorization({ state: 'another-0Kd72hbs6', code_challenge: secondChallenge, nonce: 'n-p9Ad83nXq1' })}`,
  },
  inconclusive: {
    'redacted nonces': {
      traffic: `${authorization({ nonce: '***' })}\n@ +20s\n${authorization({ nonce: '***', state: 'another-0Kd72hbs6', code_challenge: secondChallenge })}`,
      because: 'redacted',
    },
  },
  notApplicable: {
    'one sign-in': signIn(),
    'a reload': `GET ${authorizationUrl()}\n< 200 <html></html>\n@ +5s\nGET ${authorizationUrl()}\n< 200 <html></html>`,
  },
});
