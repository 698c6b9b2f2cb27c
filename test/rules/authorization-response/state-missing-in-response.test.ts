import rule from '../../../src/rules/authorization-response/state-missing-in-response.ts';
import { sampleJwt } from '../../../src/rules/sample-jwt.ts';
import { authorize, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const packed = (response: string) => authorize({ response_mode: 'query.jwt' }, { code: undefined, state: undefined, response });

testRule(rule, {
  faulty: {
    'a success without the state': { traffic: authorize({}, { state: undefined }), message: 'missing' },
    'an error without the state': {
      traffic: authorize({}, { code: undefined, error: 'access_denied', state: undefined }),
      message: 'missing',
    },
    'a state without its value': { traffic: authorize({}, { state: '' }), message: 'empty' },
    'a JWT-secured response without the state': { traffic: packed(sampleJwt({ alg: 'RS256' }, { code: 'c' })), message: 'missing' },
  },
  sound: {
    'a response with the state': signIn(),
    'a state inside a JWT-secured response': packed(sampleJwt({ alg: 'RS256' }, { code: 'c', state: 'st-8Qv3k1ZpXw2m' })),
  },
  inconclusive: {
    'an encrypted response': { traffic: packed('eyJhbGciOiJSU0EifQ.a.b.c.d'), because: 'encrypted' },
    'a request that was pushed from elsewhere': {
      traffic:
        'GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aexample%3A1\n< 302 https://app.example/cb?code=abcdefgh&state=s-1',
      because: 'outside-the-browser',
    },
  },
  notApplicable: { 'a sign-in without a state': authorize({ state: undefined }, { state: undefined }) },
});
