import type { Cases } from '../broken/case.ts';
import {
  answer,
  authorizeUrl,
  callbackUrl,
  error,
  form,
  landing,
  lines,
  login,
  now,
  redeem,
  shop,
  signedIn,
  signIn,
  stateOf,
  tokens,
} from '../broken/world.ts';
import { metadataRead } from './metadata.ts';

const html = '< 200 <!doctype html><html><script src="/app.js"></script></html>';
const headless = (text: string) => text.split('\n').slice(0, -2).join('\n');
const refresh = (name: 'keycloak' | 'okta', text: string, token: string, wait: string) =>
  redeem(name, text, { wait, body: form({ grant_type: 'refresh_token', refresh_token: token, client_id: 'shop' }) });

export const comingBackThreads: Cases = {
  '97 + in the state comes back as a space (microsoft/vscode#314715)': {
    traffic: lines(
      headless(login('openiddict', { state: 'a8Fk+3Qz/7Lm+9Xc2VbN1==', back: { state: 'a8Fk 3Qz/7Lm 9Xc2VbN1==' } })),
      landing(callbackUrl('openiddict', { back: { state: 'a8Fk 3Qz/7Lm 9Xc2VbN1==' } })),
    ),
    cause: 'state-mismatch',
    says: /space|\+/,
  },
  '98 the state was never decoded (spring-projects/spring-security#16309)': {
    traffic: login('keycloak', { state: 'kZ3pQ7vXwN1bM5tY8sR2uE6aL0cD9fG=', back: { state: 'kZ3pQ7vXwN1bM5tY8sR2uE6aL0cD9fG%3D' } }),
    cause: 'state-mismatch',
    says: /twice|encoded/,
  },
  '99 a state that is too long for the server (ging/fiware-idm-deprecated#8)': {
    traffic: lines(
      `GET https://account.lab.fiware.example/oauth2/authorize?response_type=code&client_id=f1&redirect_uri=${encodeURIComponent(shop.redirect)}&state=${'eyJ'.repeat(140)}\n< 500 <html><body>DataError: value too long for type character varying(256)</body></html>`,
    ),
    cause: 'authz-error-page',
    says: /state[\s\S]*420|value too long/,
  },
  '99 the same, cut on the way back': {
    traffic: login('ping', {
      state: 'eyJyZXR1cm5UbyI6Ii9jYXJ0In0'.repeat(12),
      back: { state: 'eyJyZXR1cm5UbyI6Ii9jYXJ0In0'.repeat(12).slice(0, 256) },
    }),
    cause: 'state-mismatch',
    says: /its last 68 characters are missing/,
  },
  '100 begun on http, finished on https (identity-model-oidc-client-js#1073)': {
    traffic: lines(
      metadataRead('duende', 'http://shop.example'),
      `GET http://shop.example/\n${html}`,
      `GET ${authorizeUrl('duende')}\n> Referer: http://shop.example/\n< 302 ${callbackUrl('duende')}`,
      landing(callbackUrl('duende')),
      '@ +90s\nGET https://shop.example/x.css\n< 200',
    ),
    cause: 'token-request-missing',
    says: /http:\/\/shop\.example/,
  },
  '101 the server shares the host and overwrites the session cookie (mitreid-connect#1286)': {
    traffic: lines(
      `GET http://localhost:8080/app/login\n> Accept: text/html\n< 302 http://localhost:9090/oidc/authorize?response_type=code&client_id=c&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fapp%2Fcb&state=st-1234567890abcdef\n< Set-Cookie: JSESSIONID=AAAA; Path=/; HttpOnly`,
      `GET http://localhost:9090/oidc/authorize?response_type=code&client_id=c&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fapp%2Fcb&state=st-1234567890abcdef\n> Accept: text/html\n> Cookie: JSESSIONID=AAAA\n< 302 http://localhost:8080/app/cb?code=c0de123456&state=st-1234567890abcdef\n< Set-Cookie: JSESSIONID=BBBB; Path=/; HttpOnly`,
      `GET http://localhost:8080/app/cb?code=c0de123456&state=st-1234567890abcdef\n> Accept: text/html\n> Cookie: JSESSIONID=BBBB\n< 401 <html>Authentication Failed: state mismatch</html>`,
    ),
    cause: ['callback-cookie-overwritten', 'callback-cookie-lost', 'callback-refused'],
    says: /JSESSIONID/,
  },
  '102 the nonce of another tab (manfredsteyer/angular-oauth2-oidc#625)': {
    traffic: lines(
      headless(login('okta', { seed: 'one', ask: { nonce: 'n-one-1234567890' } })),
      landing(callbackUrl('okta', { seed: 'one' })),
      '@ +1s',
      `GET ${authorizeUrl('okta', { seed: 'two', ask: { nonce: 'n-two-1234567890', prompt: 'none' } })}\n< 302 ${shop.redirect}?error=login_required&state=${stateOf('two')}`,
      redeem('okta', signedIn('okta', { nonce: 'n-two-1234567890' }), { seed: 'one' }),
    ),
    cause: 'nonce-mismatch',
    says: /another|other/,
  },
  '103 the clock of the machine is an hour behind: an endless loop (identity-model-oidc-client-js#1254)': {
    traffic: lines(
      ...['one', 'two', 'three', 'four'].flatMap((seed) => [
        signIn(
          'duende',
          signedIn('duende', { iat: now + 3600, exp: now + 3900, nonce: undefined }).replace(
            '< Cache-Control: no-store',
            '< Cache-Control: no-store\n< Date: Thu, 01 Jan 2026 01:00:00 GMT',
          ),
          { seed, code: `${seed}${'E5'.repeat(30)}-1` },
        ),
        '@ +300ms',
      ]),
      'GET https://shop.example/x.css\n< 200',
    ),
    cause: ['clock-skew', 'id-token-iat-implausible', 'sign-in-loop'],
    says: /clock/,
  },
  '105 the issuer has a slash more (ghostfolio/ghostfolio#6413)': {
    traffic: lines(
      'GET https://auth.example.org/application/o/shop/.well-known/openid-configuration\n< 200 {"issuer":"https://auth.example.org/application/o/shop/","authorization_endpoint":"https://auth.example.org/application/o/authorize/","token_endpoint":"https://auth.example.org/application/o/token/","jwks_uri":"https://auth.example.org/application/o/shop/jwks/","response_types_supported":["code"],"code_challenge_methods_supported":["plain","S256"],"authorization_response_iss_parameter_supported":true}',
      login('authentik', { back: { iss: 'https://auth.example.org/application/o/shop' } }),
    ),
    cause: 'iss-mismatch',
    says: /slash/,
  },
  '106 an audience that only looks equal (okta/okta-auth-js#225)': {
    traffic: signIn('okta', signedIn('okta', { aud: 'my_id_ppd\u200b' }), { client: { ...shop, id: 'my_id_ppd' } }),
    cause: 'id-token-aud-mismatch',
    says: /U\+200B|invisible/,
  },
  '107 two tabs refresh at once (keycloak/keycloak#16081)': {
    traffic: lines(
      login('keycloak'),
      redeem('keycloak', tokens({ refresh_token: 'rt-1.aaaaaaaaaaaaaaaa' })),
      refresh('keycloak', tokens({ refresh_token: 'rt-2.aaaaaaaaaaaaaaaa' }), 'rt-1.aaaaaaaaaaaaaaaa', '+290s'),
      refresh('keycloak', error(400, 'invalid_grant', 'Maximum allowed refresh token reuse exceeded'), 'rt-1.aaaaaaaaaaaaaaaa', '+12ms'),
    ),
    cause: 'refresh-race',
    says: /12 ms|same time|parallel/,
  },
  '108 a DPoP nonce is asked for, and sent (okta/okta-developer-docs#5094)': {
    traffic: lines(
      login('okta'),
      redeem(
        'okta',
        answer(
          400,
          '{"error":"use_dpop_nonce","error_description":"Authorization server requires nonce in DPoP proof."}',
          'dpop-nonce: fHQi-1',
          'Access-Control-Expose-Headers: dpop-nonce',
        ),
        {
          head: [
            'DPoP: eyJhbGciOiJFUzI1NiIsInR5cCI6ImRwb3Arand0IiwiandrIjp7Imt0eSI6IkVDIiwiY3J2IjoiUC0yNTYiLCJ4IjoibDh0RnJoeC0zNHRWM2hSSUNSRFk5ekNrRGxwQmhGNDJVUVVmV1ZBV0JGcyIsInkiOiI5VkU0amYwcDdfWmNQMVRFMFFGR1ZLXzFUNmN0dGRFRUpvdUZaZUFxUV9jIn19.eyJqdGkiOiJqMSIsImh0bSI6IlBPU1QiLCJodHUiOiJodHRwczovL2Rldi00ODI5MTEub2t0YS5jb20vb2F1dGgyL2RlZmF1bHQvdjEvdG9rZW4iLCJpYXQiOjE3NjcyMjU2MDB9.c2ln',
          ],
        },
      ),
      redeem('okta', signedIn('okta').replace('Bearer', 'DPoP'), {
        wait: '+200ms',
        head: [
          'DPoP: eyJhbGciOiJFUzI1NiIsInR5cCI6ImRwb3Arand0IiwiandrIjp7Imt0eSI6IkVDIiwiY3J2IjoiUC0yNTYiLCJ4IjoibDh0RnJoeC0zNHRWM2hSSUNSRFk5ekNrRGxwQmhGNDJVUVVmV1ZBV0JGcyIsInkiOiI5VkU0amYwcDdfWmNQMVRFMFFGR1ZLXzFUNmN0dGRFRUpvdUZaZUFxUV9jIn19.eyJqdGkiOiJqMiIsImh0bSI6IlBPU1QiLCJodHUiOiJodHRwczovL2Rldi00ODI5MTEub2t0YS5jb20vb2F1dGgyL2RlZmF1bHQvdjEvdG9rZW4iLCJpYXQiOjE3NjcyMjU2MDEsIm5vbmNlIjoiZkhRaS0xIn0.c2ln',
        ],
      }),
    ),
    cause: 'none',
    says: /./,
  },
};
