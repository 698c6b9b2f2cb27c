import rule from '../../../src/rules/authorization-response/token-in-front-channel.ts';
import { authorize, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const token = { code: undefined, access_token: '2YotnFZFEjr1zCsicMWpAA' };

testRule(rule, {
  faulty: {
    'a token in the query': { traffic: authorize({}, token), message: 'query', severity: 'error' },
    'a token in the fragment that was asked for': {
      traffic: authorize({ response_type: 'token' }, token).replace('/cb?', '/cb#'),
      message: 'asked',
      severity: 'warning',
    },
    'a token in the fragment that was not asked for': {
      traffic: authorize({}, token).replace('/cb?', '/cb#'),
      message: 'fragment',
      severity: 'error',
    },
    'a token in a form post': {
      traffic: `${authorize({ response_mode: 'form_post' }).split('\n')[0]}
< 200 <html></html>
POST https://app.example/cb
> Origin: https://as.example
> access_token=2YotnFZFEjr1zCsicMWpAA&state=st-8Qv3k1ZpXw2m
< 200 <html></html>`,
      message: 'form',
      severity: 'warning',
    },
  },
  sound: {
    'a code': signIn(),
    'an ID token': authorize({ response_type: 'code id_token' }, { id_token: 'a.b.c' }).replace('/cb?', '/cb#'),
  },
});
