import rule from '../../../src/rules/authorization-request/state-reused.ts';
import { authorization, authorizationUrl, secondChallenge, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'a second sign-in with the same random state': {
      traffic: `${authorization()}\n@ +20s\n${authorization({ code_challenge: secondChallenge, nonce: 'n-p9Ad83nXq1' })}`,
      message: 'reused',
      severity: 'warning',
    },
    'a path as the state beside PKCE, as a note': {
      traffic: `${authorization({ state: '/home' })}\n@ +20s\n${authorization({ state: '/home', code_challenge: secondChallenge })}`,
      message: 'readable',
      severity: 'note',
    },
    'a path as the state without PKCE': {
      traffic: `${authorization({ state: '/home', code_challenge: undefined, nonce: 'n1' })}\n@ +20s\n${authorization({ state: '/home', code_challenge: undefined, nonce: 'n2' })}`,
      message: 'reused',
    },
  },
  sound: {
    'a second sign-in with a state of its own': `${authorization()}\n@ +20s\n${authorization({ state: 'another-0Kd72hbs6', code_challenge: secondChallenge })}`,
  },
  inconclusive: {
    'redacted states': {
      traffic: `${authorization({ state: '***' })}\n@ +20s\n${authorization({ state: '***', code_challenge: secondChallenge })}`,
      because: 'redacted',
    },
  },
  notApplicable: {
    'one sign-in': signIn(),
    'a reload': `GET ${authorizationUrl()}\n< 200 <html></html>\n@ +5s\nGET ${authorizationUrl()}\n< 200 <html></html>`,
  },
});
