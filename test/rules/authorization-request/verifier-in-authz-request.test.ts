import rule from '../../../src/rules/authorization-request/verifier-in-authz-request.ts';
import { authorization, challenge, form, secondVerifier, signIn, verifier } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

testRule(rule, {
  faulty: {
    'a code_verifier in the address': { traffic: authorization({ code_verifier: verifier }), message: 'parameter', severity: 'error' },
    'a verifier inside a state of base64 and JSON': {
      traffic: authorization({ state: Buffer.from(JSON.stringify({ v: verifier })).toString('base64url') }),
      message: 'inState',
    },
    'a verifier as the state': { traffic: authorization({ state: verifier }), message: 'inState' },
    'a verifier in the pushed request': {
      traffic: `POST https://as.example/par\n> ${form({ client_id: 'spa-1', response_type: 'code', code_challenge: challenge, code_verifier: verifier })}
< 201 {"request_uri":"urn:ietf:params:oauth:request_uri:6esc","expires_in":60}
GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc`,
      message: 'pushed',
    },
  },
  sound: {
    F0: signIn(),
    'a state with another value of that length': authorization({ state: secondVerifier }),
    'an empty code_verifier': authorization({ code_verifier: '' }),
  },
  inconclusive: {
    'a pushed request that was not seen': {
      traffic: 'GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc',
      because: 'outside-the-browser',
    },
  },
});
