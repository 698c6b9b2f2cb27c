import rule from '../../../src/rules/authorization-request/par-response-invalid.ts';
import { authorizationUrl, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const uri = 'urn:ietf:params:oauth:request_uri:6esc';
const pushed = (
  answer: string,
  more = '',
) => `POST https://as.example/par\n> ${new URL(authorizationUrl()).search.slice(1)}${more}\n${answer}
GET https://as.example/authorize?client_id=spa-1&request_uri=${encodeURIComponent(uri)}`;

testRule(rule, {
  faulty: {
    'a request that was pushed with PUT': {
      traffic: pushed(`< 201 {"request_uri":"${uri}","expires_in":60}`).replace('POST', 'PUT'),
      message: 'method',
    },
    'status 200, as a note': { traffic: pushed(`< 200 {"request_uri":"${uri}","expires_in":60}`), message: 'status', severity: 'note' },
    'no expires_in': { traffic: pushed(`< 201 {"request_uri":"${uri}"}`), message: 'expiresIn', severity: 'warning' },
    'no request_uri': { traffic: pushed('< 201 {"expires_in":60}'), message: 'requestUri' },
    'an error without JSON': { traffic: pushed('< 400 <html></html>'), message: 'error' },
    'a request_uri that was pushed': {
      traffic: pushed(`< 201 {"request_uri":"${uri}","expires_in":60}`, '&request_uri=urn%3Ax'),
      message: 'nested',
    },
  },
  sound: {
    'an answer in order': pushed(`< 201 {"request_uri":"${uri}","expires_in":60}`),
    'an error in order': pushed('< 400 {"error":"invalid_request"}'),
    'a demand for a DPoP nonce': pushed('< 400 {"error":"use_dpop_nonce"}'),
  },
  inconclusive: { 'an answer that was not captured': { traffic: pushed('< 201\n< (body not captured)'), because: 'body-not-captured' } },
  notApplicable: { F0: signIn() },
});
