import { s256 } from '../../../src/oauth/pkce.ts';
import type { Cases } from '../broken/case.ts';
import {
  answer,
  authorizeUrl,
  callbackUrl,
  error,
  form,
  landing,
  lines,
  local,
  login,
  redeem,
  servers,
  shop,
  signIn,
  stateOf,
  tokenForm,
  verifierOf,
} from '../broken/world.ts';
import { metadataRead } from './metadata.ts';

const short = '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d';
const long = `${`${verifierOf('a')}${verifierOf('b')}${verifierOf('c')}`.slice(0, 129)}abcde`;
const deleted = 'vT9kQ2mXb7LpZc4Rn8Yd1WfHs6JuEa3Go5KiBqN'; // 39: the others were + and /
const html = '< 200 <!doctype html><html><script src="/app.js"></script></html>';
/** The callback that the application's own server answers. */
const callback = (name: 'google' | 'auth0' | 'github' | 'okta', head: string, reply: string) =>
  lines(
    `GET ${callbackUrl(name)}`,
    head
      ?.split('\n')
      .map((line) => `> ${line}`)
      .join('\n'),
    reply,
  );
const begun = (name: 'google' | 'auth0' | 'github' | 'okta', extra = '') => login(name).split('\n').slice(0, -2).join('\n') + extra;

export const verifierThreads: Cases = {
  '21 a UUID of 36 characters (zitadel/oidc#125)': {
    traffic: lines(
      `GET ${authorizeUrl('nodeOidc', { ask: { code_challenge: s256(short) } })}`,
      `< 303 ${callbackUrl('nodeOidc')}`,
      landing(callbackUrl('nodeOidc')),
      redeem('nodeOidc', error(400, 'invalid_grant', 'grant request is invalid'), { send: { code_verifier: short } }),
    ),
    cause: 'verifier-too-short',
    says: /36/,
  },
  '21 32 characters, said by the server (auth0/spa-pkce#5)': {
    traffic: signIn('authentik', error(400, 'invalid_request', 'code_verifier must be 43 to 128 characters'), {
      ask: { code_challenge: s256(short.slice(0, 32)) },
      send: { code_verifier: short.slice(0, 32) },
    }),
    cause: 'verifier-too-short',
    says: /32/,
  },
  '22 134 characters (dnplus/streamlit-oauth#25)': {
    traffic: signIn(
      'entra',
      error(400, 'invalid_request', 'AADSTS501491: Invalid size of Code_Challenge parameter.', { error_codes: [501491] }),
      { ask: { code_challenge: s256(long) }, send: { code_verifier: long } },
    ),
    cause: 'verifier-too-long',
    says: /134/,
  },
  '23 base64 symbols deleted, not translated (coder/coder#28003)': {
    traffic: signIn('keycloak', error(400, 'invalid_grant', 'PKCE verification failed: Invalid code verifier'), {
      ask: { code_challenge: s256(deleted) },
      send: { code_verifier: deleted },
    }),
    cause: 'verifier-too-short',
    says: /39/,
  },
  '23 illegal characters': {
    traffic: signIn('keycloak', error(400, 'invalid_grant', 'PKCE verification failed: Invalid code verifier'), {
      ask: { code_challenge: s256('aB3+cD/eF5=gH7!iJ9 kL1mN2oP4qR6sT8uV0wX2yZ4aB') },
      send: { code_verifier: 'aB3+cD/eF5=gH7!iJ9 kL1mN2oP4qR6sT8uV0wX2yZ4aB' },
    }),
    cause: 'verifier-charset',
    says: /\+|“!”|character/,
  },
  '24 a fresh verifier in the exchange (googleapis/google-api-java-client#1479)': {
    traffic: signIn('google', error(400, 'invalid_grant', 'Invalid code verifier.'), { send: { code_verifier: verifierOf('fresh') } }),
    cause: 'challenge-mismatch',
    says: /made anew/,
  },
  '25 the second request overwrote the only slot (supabase/supabase-js#2557)': {
    traffic: lines(
      '@ {"tab":"1"}',
      `GET ${authorizeUrl('okta', { seed: 'one' })}\n< 200 <html></html>`,
      '@ +2s\n@ {"tab":"1"}',
      `GET ${authorizeUrl('okta', { seed: 'two' })}\n< 200 <html></html>`,
      '@ +4s\n@ {"tab":"1"}',
      `GET https://dev-482911.okta.com/login/token/redirect?stateToken=02.id.7Yq\n< 302 ${callbackUrl('okta', { seed: 'one' })}`,
      landing(callbackUrl('okta', { seed: 'one' })),
      redeem('okta', error(400, 'invalid_grant', 'PKCE verification failed.'), { seed: 'two' }),
    ),
    cause: 'verifier-from-other-attempt',
    says: /another|later/,
  },
  '26 two tabs renew silently, verifiers swapped (manfredsteyer/angular-oauth2-oidc#1445)': {
    traffic: lines(
      ...['one', 'two'].flatMap((seed, i) => [
        `@ +${i * 3}ms\n@ {"tab":"${i + 1}"}`,
        `GET ${authorizeUrl('duende', { seed, ask: { prompt: 'none', redirect_uri: 'https://shop.example/silent-refresh.html' } })}`,
        `< 302 ${callbackUrl('duende', { seed, code: `${'C'.repeat(40)}${i}-1`, deliveredTo: 'https://shop.example/silent-refresh.html' })}`,
      ]),
      ...['one', 'two'].flatMap((seed, i) => [
        `@ +${40 + i}ms\n@ {"tab":"${i + 1}","resourceType":"fetch"}`,
        `POST ${servers.duende.token}\n> Origin: https://shop.example\n> Content-Type: application/x-www-form-urlencoded`,
        `> ${form(tokenForm('duende', { seed: seed === 'one' ? 'two' : 'one', code: `${'C'.repeat(40)}${i}-1`, send: { redirect_uri: 'https://shop.example/silent-refresh.html' } }))}`,
        error(400, 'invalid_grant'),
      ]),
    ),
    cause: 'verifier-from-other-attempt',
    says: /another|other/,
  },
  '27 visiting the landing page made the verifier anew (nspady/google-calendar-mcp#168)': {
    traffic: lines(
      `GET ${authorizeUrl('google', { client: local, seed: 'first', ask: { code_challenge: s256(verifierOf('first')) } })}\n< 200 <html></html>`,
      '@ +3s\nGET http://localhost:5173/\n< 200 <a href="https://accounts.google.com/o/oauth2/v2/auth?client_id=shop">Sign in</a>',
      `@ +1s\nGET ${authorizeUrl('google', { client: local, seed: 'second' })}\n< 200 <html></html>`,
      `@ +9s\nPOST https://accounts.google.com/signin/oauth/consent/approval?as=S1\n> _utf8=x\n< 302 ${callbackUrl('google', { client: local, seed: 'first' })}`,
      landing(callbackUrl('google', { client: local, seed: 'first' })),
      redeem('google', error(400, 'invalid_grant', 'Invalid code verifier.'), {
        client: local,
        seed: 'second',
        head: ['Origin: http://localhost:5173'],
      }),
    ),
    cause: 'verifier-from-other-attempt',
    says: /another|later/,
  },
  '28 one verifier for the life of the process (tinyauthapp/tinyauth#420)': {
    traffic: lines(
      login('github', { seed: 'x', state: 'st-one-1234567890', code: 'aaaa8e1b0c5d7a9e2f4b' }).replace(html, '< 302 https://shop.example/'),
      '@ +30s',
      login('github', { seed: 'x', state: 'st-two-1234567890', code: 'bbbb8e1b0c5d7a9e2f4b' }).replace(html, '< 302 https://shop.example/'),
    ),
    cause: 'challenge-reused',
    says: /already used by another/,
  },
  '29 a second link makes the first one useless (supabase/auth-py#505)': {
    traffic: lines(
      `GET https://shop.example/auth/confirm?code=34e770dd-9ff9-416c-87fa-43b31d7ef225\n${html}`,
      'POST https://abcdefghijklmnop.supabase.co/auth/v1/token?grant_type=pkce\n> Origin: https://shop.example\n> apikey: eyJhbGciOiJIUzI1NiJ9.e30.x\n> Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.e30.x\n> Content-Type: application/json',
      `> {"auth_code":"34e770dd-9ff9-416c-87fa-43b31d7ef225","code_verifier":"${verifierOf('second')}"}`,
      answer(
        400,
        '{"code":"bad_code_verifier","error_code":"bad_code_verifier","msg":"code challenge does not match previously saved code verifier"}',
      ),
    ),
    cause: 'challenge-mismatch',
    says: /verifier/,
    standing: 'not proved',
  },
  '30 no verifier (dwavesystems/dwave-cloud-client#605)': {
    traffic: signIn('google', error(400, 'invalid_grant', 'Missing code verifier.'), { send: { code_verifier: undefined } }),
    cause: 'verifier-missing',
    says: /code_verifier/,
  },
  '31 an empty verifier (get-convex/convex-auth#185)': {
    traffic: signIn('auth0', error(400, 'invalid_request', 'Parameter code_verifier must be a string'), { send: { code_verifier: '' } }),
    cause: 'verifier-missing',
    says: /without a value/,
  },
  '32 the link was opened in another browser (supabase/auth-helpers#545)': {
    traffic: lines(
      `GET https://shop.example/auth/callback?code=34e770dd-9ff9-416c-87fa-43b31d7ef225\n${html}`,
      'POST https://abcdefghijklmnop.supabase.co/auth/v1/token?grant_type=pkce\n> Origin: https://shop.example\n> apikey: eyJhbGciOiJIUzI1NiJ9.e30.x\n> Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.e30.x\n> Content-Type: application/json',
      '> {"auth_code":"34e770dd-9ff9-416c-87fa-43b31d7ef225","code_verifier":null}',
      answer(
        400,
        '{"code":400,"error_code":"validation_failed","msg":"invalid request: both auth code and code verifier should be non-empty"}',
      ),
    ),
    cause: 'verifier-missing',
    says: /null/,
  },
  '32 the same, answered by the server of the application': {
    traffic: lines(
      'GET https://shop.example/auth/callback?code=34e770dd-9ff9-416c-87fa-43b31d7ef225\n> Accept: text/html\n< 307 /auth/error?error=access_denied&error_description=both+auth+code+and+code+verifier+should+be+non-empty',
    ),
    cause: 'callback-refused',
    says: /carried no cookie/,
    standing: 'likely',
  },
  '33 the password reset comes back in a new tab (soofstad/react-oauth2-pkce#81)': {
    traffic: lines(
      metadataRead('keycloak'),
      '@ {"tab":"1"}',
      `GET ${authorizeUrl('keycloak', { ask: { response_mode: 'query' } })}\n< 200 <html></html>`,
      '@ +60s\n@ {"tab":"2"}',
      'GET https://sso.example.com/realms/shop/login-actions/action-token?key=eyJ\n< 302 https://shop.example/auth/callback?state=' +
        stateOf('a') +
        `&code=${servers.keycloak.code}`,
      '@ {"tab":"2"}',
      `GET https://shop.example/auth/callback?state=${stateOf('a')}&code=${servers.keycloak.code}\n${html}`,
      '@ +70s\n@ {"tab":"2"}\nGET https://shop.example/favicon.ico\n< 200',
    ),
    cause: 'token-request-missing',
    says: /tab/,
  },
  '34 the home-screen app began, the browser came back (identity-model-oidc-client-js#725)': {
    traffic: lines(
      `GET https://shop.example/auth/callback?code=${servers.okta.code}&state=${stateOf('a')}\n${html}`,
      '@ +80s\nGET https://shop.example/app.css\n< 200',
    ),
    cause: 'none',
    says: /cannot be seen from the browser/,
  },
  '35 another browser finishes the sign-in (hapijs/bell#370)': {
    traffic: lines(
      `GET https://shop.example/auth/callback?code=${servers.okta.code}&state=${stateOf('a')}\n> Accept: text/html\n> User-Agent: Mozilla/5.0 (iPhone) [FBAN/FBIOS]\n< 500 {"statusCode":500,"error":"Internal Server Error","message":"Missing okta request token cookie"}`,
    ),
    cause: 'callback-refused',
    says: /cookie/,
    standing: 'likely',
  },
  '36 the write was lost in the redirect (soofstad/react-oauth2-pkce#159)': {
    traffic: lines(metadataRead('okta'), login('okta'), '@ +80s\nGET https://shop.example/app.css\n< 200'),
    cause: 'token-request-missing',
    says: /no token request was made, although it is a page/,
  },
  '37 the verifier cookie is SameSite=None without Secure (nextauthjs/next-auth#9990)': {
    traffic: lines(
      `GET http://localhost:3000/api/auth/signin/google\n> Accept: text/html\n< 302 ${authorizeUrl('google', { client: { ...local, redirect: 'http://localhost:3000/api/auth/callback/google' } })}\n< Set-Cookie: authjs.pkce.code_verifier=eyJhbGciOiJkaXIifQ..a.b.c; Max-Age=900; Path=/; HttpOnly; SameSite=None`,
      `GET ${authorizeUrl('google', { client: { ...local, redirect: 'http://localhost:3000/api/auth/callback/google' } })}\n< 302 ${callbackUrl('google', { client: { ...local, redirect: 'http://localhost:3000/api/auth/callback/google' } })}`,
      `GET ${callbackUrl('google', { client: { ...local, redirect: 'http://localhost:3000/api/auth/callback/google' } })}\n> Accept: text/html\n< 302 http://localhost:3000/api/auth/error?error=Configuration`,
    ),
    cause: ['callback-cookie-lost', 'callback-refused'],
    says: /authjs\.pkce\.code_verifier[\s\S]*Secure/,
  },
  '38 no cookie with the form post of Apple (nextauthjs/next-auth#12882)': {
    traffic: lines(
      'GET https://shop.example/api/auth/signin/apple\n> Accept: text/html\n< 302 https://appleid.apple.com/auth/authorize?client_id=com.shop&scope=name+email&response_type=code&response_mode=form_post&redirect_uri=https%3A%2F%2Fshop.example%2Fapi%2Fauth%2Fcallback%2Fapple&state=st-apple-1234567890\n< Set-Cookie: __Secure-authjs.pkce.code_verifier=eyJ; Path=/; HttpOnly; Secure; SameSite=Lax',
      'GET https://appleid.apple.com/auth/authorize?client_id=com.shop&scope=name+email&response_type=code&response_mode=form_post&redirect_uri=https%3A%2F%2Fshop.example%2Fapi%2Fauth%2Fcallback%2Fapple&state=st-apple-1234567890\n< 200 <html></html>',
      '@ +20s\nPOST https://shop.example/api/auth/callback/apple\n> Origin: https://appleid.apple.com\n> Sec-Fetch-Site: cross-site\n> Content-Type: application/x-www-form-urlencoded\n> code=c9f3b0e1a2.0.rxyz&state=st-apple-1234567890\n< 302 https://shop.example/api/auth/error?error=Configuration',
    ),
    cause: ['callback-cookie-lost', 'callback-refused'],
    says: /SameSite/,
  },
  '39 the cookie is of another host (get-convex/convex-auth#185)': {
    traffic: lines(
      `GET https://api.shop.example/auth/signin/github\n> Accept: text/html\n< 302 ${authorizeUrl('github', { client: { ...shop, redirect: 'https://shop.example/auth/callback' } })}\n< Set-Cookie: pkce_verifier=eyJ; Path=/; HttpOnly; Secure; SameSite=Lax`,
      `GET ${authorizeUrl('github')}\n< 302 ${callbackUrl('github')}`,
      callback('github', 'Accept: text/html\nCookie: theme=dark', '< 400 <html>Missing verifier</html>'),
    ),
    cause: ['callback-cookie-lost', 'callback-refused'],
    says: /api\.shop\.example/,
  },
  '40 a stale cookie survives (auth0/express-openid-connect#299)': {
    traffic: lines(
      `GET https://shop.example/login\n> Cookie: auth_verification=old.sig\n< 302 ${authorizeUrl('auth0')}\n< Set-Cookie: auth_verification=new.sig; Path=/; HttpOnly; Secure; SameSite=None`,
      begun('auth0'),
      callback(
        'auth0',
        'Accept: text/html\nCookie: auth_verification=old.sig',
        '< 400 <html>BadRequestError: checks.state argument is missing</html>',
      ),
    ),
    cause: ['callback-cookie-lost', 'callback-cookie-stale', 'callback-refused'],
    says: /auth_verification/,
  },
  '41 the verifier was stored elsewhere than it is looked for (soofstad/react-oauth2-pkce#139)': {
    traffic: signIn('keycloak', error(400, 'invalid_grant', 'PKCE code verifier not specified'), { send: { code_verifier: undefined } }),
    cause: 'verifier-missing',
    says: /code_verifier/,
  },
};
