import rule from '../../../src/rules/authorization-request/param-duplicated.ts';
import { authorization, authorizationUrl, granted, refused, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'two scopes': {
      traffic: `GET ${authorizationUrl()}&scope=api\n${refused('invalid_request')}`,
      message: 'duplicated',
      severity: 'error',
    },
    'the same value twice': { traffic: `GET ${authorizationUrl()}&client_id=spa-1\n${refused('invalid_request')}`, message: 'duplicated' },
    'two states where the server goes on, as a warning': {
      traffic: `GET ${authorizationUrl()}&state=st-8Qv3k1ZpXw2m\n${granted()}`,
      message: 'duplicated',
      severity: 'warning',
    },
    'two client ids in the token request': {
      traffic: `${authorization()}\nPOST https://as.example/token\n> grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&client_id=spa-1&client_id=spa-1\n< 400 {"error":"invalid_request"}`,
      message: 'duplicated',
    },
    'one in the query and one in the body': {
      traffic: `${authorization()}\nPOST https://as.example/token?grant_type=authorization_code\n> grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&client_id=spa-1\n< 400 {"error":"invalid_request"}`,
      message: 'duplicated',
    },
    'a parameter of nobody, as a note': {
      traffic: `GET ${authorizationUrl()}&utm=a&utm=b\n${granted()}`,
      message: 'foreign',
      severity: 'note',
    },
  },
  sound: {
    F0: signIn(),
    'two resources': `GET ${authorizationUrl()}&resource=https%3A%2F%2Fa.example&resource=https%3A%2F%2Fb.example\n${granted()}`,
    'names that differ in their case': `GET ${authorizationUrl()}&State=x\n${granted()}`,
    'what the address repeats of a pushed request': `POST https://as.example/par\n> ${new URL(authorizationUrl()).search.slice(1)}
< 201 {"request_uri":"urn:ietf:params:oauth:request_uri:6esc","expires_in":60}
GET ${authorizationUrl({ request_uri: 'urn:ietf:params:oauth:request_uri:6esc' })}\n${granted()}`,
  },
  inconclusive: {
    'a token request whose body was not captured': {
      traffic: `${authorization()}\nPOST https://as.example/token\n> (not captured)\n< 400 {"error":"invalid_request"}`,
      because: 'body-not-captured',
    },
  },
});
