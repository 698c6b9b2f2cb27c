import rule from '../../../src/rules/authorization-request/par-request-uri-expired.ts';
import { authorizationUrl, granted, refused, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const came = (after: string, answer: string) => `POST https://as.example/par
> ${new URL(authorizationUrl()).search.slice(1)}
< 201 {"request_uri":"urn:ietf:params:oauth:request_uri:6esc","expires_in":60}
@ ${after}
GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc\n${answer}`;

testRule(rule, {
  faulty: {
    'a browser that came too late': {
      traffic: came('+75s', '< 400 {"error":"invalid_request_uri"}'),
      message: 'expired',
      severity: 'error',
    },
    'a refusal by redirect': { traffic: came('+75s', refused('invalid_request_uri')), message: 'expired' },
  },
  sound: {
    'a browser that came in time': came('+5s', granted()),
    'a refusal in time': came('+5s', refused('access_denied')),
    'a server with more patience than it says': came('+75s', granted()),
  },
  notApplicable: { F0: signIn() },
});
