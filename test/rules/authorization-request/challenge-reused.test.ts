import rule from '../../../src/rules/authorization-request/challenge-reused.ts';
import { authorization, authorizationUrl, granted, secondChallenge, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'two tabs at the same moment': {
      traffic: `${authorization()}\n@ +0ms\n${authorization({ state: 'another-0Kd72hbs6' })}`,
      message: 'atOnce',
    },
    'a second sign-in with another state': {
      traffic: `${authorization()}\n@ +20s\n${authorization({ state: 'another-0Kd72hbs6' })}`,
      message: 'reused',
      severity: 'error',
    },
  },
  sound: {
    'a second sign-in with a challenge of its own': `${authorization()}\n@ +20s\n${authorization({ state: 'another-0Kd72hbs6', code_challenge: secondChallenge })}`,
    'another client': `${authorization()}\n@ +20s\n${authorization({ state: 'another-0Kd72hbs6', client_id: 'spa-2' })}
@ +40s\n${authorization({ state: 'third-9Xb2', code_challenge: secondChallenge })}`,
  },
  inconclusive: {
    'redacted challenges': {
      traffic: `${authorization({ code_challenge: '***' })}\n@ +20s\n${authorization({ state: 'another-0Kd72hbs6', code_challenge: '***' })}`,
      because: 'redacted',
    },
  },
  notApplicable: {
    'the same request at another address of the server, after its login page': `${authorization({}, '< 200 <html></html>')}
@ +20s
GET ${authorizationUrl({}, 'https://as.example/authorize/callback')}
${granted()}`,
    'one sign-in': signIn(),
    'a redirect that carries the request onward': `GET ${authorizationUrl()}
< 302 ${authorizationUrl({}, 'https://as.example/login')}
GET ${authorizationUrl({}, 'https://as.example/login')}
< 200 <html></html>`,
    'a reload': `GET ${authorizationUrl()}\n< 200 <html></html>\n@ +5s\nGET ${authorizationUrl()}\n< 200 <html></html>`,
  },
});
