import { sampleJwt, sampleTime } from '../../../src/rules/sample-jwt.ts';
import { authorize, inOrder, issued, redeem, signIn } from '../../../src/rules/sample-sign-in.ts';
import rule from '../../../src/rules/token-request/client-assertion-invalid.ts';
import { testRule } from '../../support/rule-tester.ts';

const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const good = { iss: 'spa-1', sub: 'spa-1', aud: 'https://as.example', iat: sampleTime, exp: sampleTime + 300, jti: 'j1' };
const metadata =
  'GET https://as.example/.well-known/openid-configuration\n< 200 {"issuer":"https://as.example","authorization_endpoint":"https://as.example/authorize","token_endpoint":"https://as.example/token"}';
const request = (changes: Record<string, unknown>, header = { alg: 'ES256' }, as = type) =>
  redeem({ client_assertion_type: as, client_assertion: sampleJwt(header, { ...good, ...changes }) });
const invalidClient = '< 401 {"error":"invalid_client"}\n< Access-Control-Allow-Origin: *';
const refused = (token: string) => inOrder(metadata, authorize(), token, invalidClient);

testRule(rule, {
  faulty: {
    'an assertion that had expired': { traffic: refused(request({ exp: sampleTime - 300 })), message: 'expired', severity: 'error' },
    'an assertion that had expired and was taken': {
      traffic: inOrder(authorize(), request({ exp: sampleTime - 300 }), issued),
      message: 'expired',
      severity: 'note',
    },
    'an assertion of another client': { traffic: refused(request({ sub: 'spa-2' })), message: 'client' },
    'an assertion without exp': { traffic: refused(request({ exp: undefined })), message: 'lacks' },
    'an assertion from the future': { traffic: refused(request({ iat: sampleTime + 600, exp: sampleTime + 900 })), message: 'early' },
    'an assertion for another server': { traffic: refused(request({ aud: 'https://other.example' })), message: 'audience' },
    'an assertion for the token endpoint, as a note': {
      traffic: inOrder(authorize(), request({ aud: 'https://as.example/token' }), issued),
      message: 'endpointAudience',
      severity: 'note',
    },
    'an assertion that lasts a day, as a note': {
      traffic: refused(request({ exp: sampleTime + 86_400 })),
      message: 'lasting',
      severity: 'note',
    },
    'an assertion without a signature': { traffic: refused(request({}, { alg: 'none' })), message: 'unsigned' },
    'another assertion type': { traffic: refused(request({}, { alg: 'ES256' }, 'jwt-bearer')), message: 'type' },
    'something that is no JWT': {
      traffic: refused(redeem({ client_assertion_type: type, client_assertion: 'abc' })),
      message: 'unreadable',
    },
    'an assertion that was sent twice': {
      traffic: inOrder(refused(request({})), request({}), invalidClient),
      message: 'reused',
      severity: 'warning',
    },
  },
  sound: {
    'an assertion that is right': signIn({ redeem: request({}) }),
    'several audiences': signIn({ redeem: request({ aud: ['https://other.example', 'https://as.example'] }) }),
    'a clock that is half a minute ahead': signIn({ redeem: request({ iat: sampleTime + 30 }) }),
  },
  inconclusive: {
    'an encrypted assertion': {
      traffic: refused(redeem({ client_assertion: 'eyJhbGciOiJSU0EifQ.a.b.c.d', client_assertion_type: type })),
      because: 'encrypted',
    },

    'an assertion that a sanitiser took out': { traffic: refused(redeem({ client_assertion: '[FILTERED]' })), because: 'redacted' },
  },
  notApplicable: { 'a public client': signIn() },
});
