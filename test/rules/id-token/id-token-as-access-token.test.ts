import rule from '../../../src/rules/id-token/id-token-as-access-token.ts';
import { idToken, signInWith, withIdToken } from '../../../src/rules/sample-id-token.ts';
import { inOrder, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const call = (token: string, host = 'api.example', answer = '< 200 {}') =>
  `GET https://${host}/me\n> Authorization: Bearer ${token}\n${answer}`;
const after = (...calls: string[]) => inOrder(signInWith(idToken()), ...calls);

testRule(rule, {
  faulty: {
    'an API call with the ID token': { traffic: after(call(idToken())), message: 'used', severity: 'warning' },
    'a refused one': { traffic: after(call(idToken(), 'api.example', '< 401')), message: 'used', severity: 'warning' },
    'a service that is built for it': {
      traffic: after(call(idToken(), 'x1.execute-api.eu-west-1.amazonaws.com')),
      message: 'used',
      severity: 'note',
    },
    'a server of the application itself': { traffic: after(call(idToken(), 'api.app.example')), message: 'used', severity: 'note' },
  },
  sound: {
    'the access token': after(call('2YotnFZFEjr1zCsicMWpAA')),
    'one token under both names': inOrder(signIn({ answer: withIdToken(idToken(), { access_token: idToken() }) }), call(idToken())),
  },
  notApplicable: { 'no API call': signInWith(idToken()) },
});
