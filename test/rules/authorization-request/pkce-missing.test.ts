import rule from '../../../src/rules/authorization-request/pkce-missing.ts';
import { authorization, authorizationUrl, refused, signIn } from '../../support/f0.ts';
import { testRule } from '../../support/rule-tester.ts';

const none = { code_challenge: undefined, code_challenge_method: undefined };

testRule(rule, {
  faulty: {
    'a page that redeems the code': { traffic: signIn(none, { code_verifier: undefined }), message: 'public', severity: 'error' },
    'a native application': { traffic: authorization({ ...none, redirect_uri: 'com.example.app:/cb' }), message: 'public' },
    'a client of which nothing is known, as a note': {
      traffic: authorization(none, '< 200 <html></html>'),
      message: 'unknown',
      severity: 'note',
    },
    'a client of which nothing is known and that is refused, as a warning': {
      traffic: authorization(none, refused('invalid_request')),
      message: 'unknown',
      severity: 'warning',
    },
    'a client with a secret and a nonce, as a note': {
      traffic: `${authorization(none)}\nPOST https://as.example/token\n> Authorization: Basic d2ViLTE6c2VjcmV0
> grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&redirect_uri=https%3A%2F%2Fapp.example%2Fcb\n< 200 {"access_token":"a1b2c3d4","token_type":"Bearer"}`,
      message: 'nonce',
      severity: 'note',
    },
    'a server behind the callback with neither nonce nor state': {
      traffic: `${authorization({ ...none, nonce: undefined, state: undefined }, '< 302 https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA')}
GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA\n< 302 https://app.example/\n< Set-Cookie: session=1`,
      message: 'confidential',
      severity: 'warning',
    },
    'a server behind the callback with a state, as a note': {
      traffic: `${authorization({ ...none, nonce: undefined })}
GET https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=st-8Qv3k1ZpXw2m\n< 302 https://app.example/\n< Set-Cookie: session=1`,
      message: 'confidential',
      severity: 'note',
    },
    'an empty challenge of a page': {
      traffic: signIn({ code_challenge: '' }, { code_verifier: undefined }),
      message: 'empty',
      severity: 'error',
    },
  },
  sound: {
    F0: signIn(),
    'a challenge without a method': authorization({ code_challenge_method: undefined }),
    'a challenge that was pushed': `POST https://as.example/par\n> ${new URL(authorizationUrl()).search.slice(1)}
< 201 {"request_uri":"urn:ietf:params:oauth:request_uri:6esc","expires_in":60}
GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc`,
  },
  inconclusive: {
    'a pushed request that was not seen': {
      traffic: 'GET https://as.example/authorize?client_id=spa-1&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc',
      because: 'outside-the-browser',
    },
    'an encrypted request object': {
      traffic: 'GET https://as.example/authorize?client_id=spa-1&request=eyJlbmMiOiJBMjU2R0NNIn0.a.b.c.d',
      because: 'encrypted',
    },
  },
  notApplicable: { 'a request for an ID token alone': authorization({ ...none, response_type: 'id_token' }) },
});
