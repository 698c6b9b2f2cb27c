import rule from '../../../src/rules/authorization-response/jarm-invalid.ts';
import { sampleJwt, sampleTime } from '../../../src/rules/sample-jwt.ts';
import { authorize, signIn } from '../../../src/rules/sample-sign-in.ts';
import { testRule } from '../../support/rule-tester.ts';

const claims = { iss: 'https://as.example', aud: 'spa-1', exp: sampleTime + 300, code: 'SplxlOBeZQQYbYS6WxSbIA', state: 'st-8Qv3k1ZpXw2m' };
const answer = (response: string, mode: string | undefined = 'query.jwt') =>
  authorize({ response_mode: mode }, { code: undefined, state: undefined, response });
const packed = (changes: Record<string, unknown>, header = { alg: 'RS256' }) => answer(sampleJwt(header, { ...claims, ...changes }));

testRule(rule, {
  faulty: {
    'a response for another client': { traffic: packed({ aud: 'other' }), message: 'audience', severity: 'error' },
    'a response that had expired': { traffic: packed({ exp: sampleTime - 90 }), message: 'expired' },
    'a response without a signature': { traffic: packed({}, { alg: 'none' }), message: 'algorithm' },
    'a response without exp': { traffic: packed({ exp: undefined }), message: 'claims' },
    'plain parameters in place of a JWT': { traffic: authorize({ response_mode: 'jwt' }), message: 'plain' },
    'something that is no JWT': { traffic: answer('eyJhbGciOi'), message: 'unreadable' },
    'an issuer that the metadata does not name': {
      traffic: `GET https://as.example/.well-known/openid-configuration\n< 200 {"issuer":"https://as.example/t1","authorization_endpoint":"https://as.example/authorize"}\n${packed({})}`,
      message: 'issuer',
    },
    'a JWT that was not asked for, without alarm': {
      traffic: authorize({}, { code: undefined, state: undefined, response: sampleJwt({ alg: 'RS256' }, claims) }),
      message: 'unasked',
      severity: 'note',
    },
  },
  sound: {
    'a response that is right': packed({}),
    'several audiences': packed({ aud: ['other', 'spa-1'] }),
    'a clock that is half a minute off': packed({ exp: sampleTime - 30 }),
  },
  inconclusive: { 'an encrypted response': { traffic: answer('eyJhbGciOiJSU0EifQ.a.b.c.d'), because: 'encrypted' } },
  notApplicable: { 'a plain response': signIn() },
});
