import type { Cases } from '../broken/case.ts';
import {
  answer,
  authorizeUrl,
  callbackUrl,
  error,
  landing,
  lines,
  local,
  login,
  redeem,
  servers,
  shop,
  signedIn,
  signIn,
  stateOf,
  tokens,
} from '../broken/world.ts';

const html = '< 200 <!doctype html><html><script src="/app.js"></script></html>';
const headless = (text: string) => text.split('\n').slice(0, -2).join('\n');

export const codeThreads: Cases = {
  '42 StrictMode runs the effect twice (tasoskakour/react-use-oauth2#90)': {
    traffic: lines(
      login('spotify', { client: local }),
      redeem('spotify', tokens({ refresh_token: 'AQC1', scope: 'user-read-private' }), { client: local }),
      redeem('spotify', error(400, 'invalid_grant', 'Invalid authorization code'), { client: local, wait: '+1ms' }),
    ),
    cause: 'code-double-submit',
    says: /parallel|1 ms|same time/,
  },
  '42 the same by the own server (FusionAuth/fusionauth-react-sdk#25)': {
    traffic: lines(
      login('fusionauth', { client: local }),
      ...[0, 1].flatMap((i) => [
        `@ +${i * 2}ms\n@ {"resourceType":"fetch"}`,
        'POST http://localhost:9000/app/token-exchange\n> Origin: http://localhost:5173\n> Content-Type: application/json',
        `> ${JSON.stringify({ code: servers.fusionauth.code, state: stateOf('a') })}`,
        i ? answer(500, '{"error":"invalid_grant"}') : answer(200, '{"ok":true}'),
      ]),
    ),
    cause: ['code-handed-over-twice', 'code-double-submit'],
    says: /twice/,
  },
  '43 the callback was reloaded (keycloak/keycloak#16238)': {
    traffic: lines(
      login('keycloak', { ask: { response_mode: 'query' }, deliveredTo: shop.redirect })
        .replaceAll('#state', '?state')
        .replaceAll('#code', '?code'),
      redeem('keycloak', signedIn('keycloak')),
      '@ +90s',
      `GET ${callbackUrl('keycloak').replace('#', '?')}\n${html}`,
      redeem('keycloak', error(400, 'invalid_grant', 'Code not valid')),
    ),
    cause: 'code-replayed',
    says: /again|already/,
  },
  '44 Back to the server, a second login (identity-model-oidc-client-js#940)': {
    traffic: lines(
      signIn('duende', signedIn('duende')),
      '@ +20s',
      `GET ${authorizeUrl('duende')}\n< 302 ${callbackUrl('duende', { code: `${'D4'.repeat(32)}-1` })}`,
      landing(callbackUrl('duende', { code: `${'D4'.repeat(32)}-1` })),
      '@ +80s\nGET https://shop.example/app.css\n< 200',
    ),
    cause: 'token-request-missing',
    says: /opened once more.*Back button/,
  },
  '45 two handlers redeem (AzureAD/microsoft-identity-web#2328)': {
    traffic: lines(
      login('entra'),
      redeem('entra', signedIn('entra')),
      redeem(
        'entra',
        error(
          400,
          'invalid_grant',
          'AADSTS54005: OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token. Trace ID: a Correlation ID: b Timestamp: 2026-01-01 00:00:00Z',
          { error_codes: [54005] },
        ),
        { wait: '+240ms' },
      ),
    ),
    cause: ['code-replayed', 'code-double-submit'],
    says: /again|already|twice|second/,
  },
  '46 the browser prefetches the callback (streamlit/streamlit#15589)': {
    traffic: lines(
      headless(login('google')),
      `GET ${callbackUrl('google')}\n> Sec-Purpose: prefetch\n> Accept: text/html\n< 302 https://shop.example/`,
      `@ +120ms\nGET ${callbackUrl('google')}\n> Accept: text/html\n> Sec-Fetch-Mode: navigate\n< 500 <html>Internal Server Error</html>`,
    ),
    cause: 'callback-repeated',
    says: /prefetch/,
  },
  '47 the login link is prefetched (kinde-oss/kinde-auth-nextjs#528)': {
    traffic: lines(
      `GET https://shop.example/api/auth/login\n> Next-Router-Prefetch: 1\n> RSC: 1\n> Accept: */*\n< 307 ${authorizeUrl('auth0', { seed: 'one' })}\n< Set-Cookie: ac-state-key=${stateOf('one')}; Path=/; HttpOnly; Secure; SameSite=Lax`,
      `@ {"resourceType":"fetch"}\nGET ${authorizeUrl('auth0', { seed: 'one' })}\n> Origin: https://shop.example\n> Next-Router-Prefetch: 1\n> RSC: 1\n< 0 net::ERR_FAILED`,
      `@ +2s\nGET https://shop.example/api/auth/login\n> Accept: text/html\n> Cookie: ac-state-key=${stateOf('one')}\n< 307 ${authorizeUrl('auth0', { seed: 'two' })}\n< Set-Cookie: ac-state-key=${stateOf('two')}; Path=/; HttpOnly; Secure; SameSite=Lax`,
      headless(login('auth0', { seed: 'two' })),
      `@ +15s\nGET https://shop.example/api/auth/login\n> Next-Router-Prefetch: 1\n> RSC: 1\n> Accept: */*\n> Cookie: ac-state-key=${stateOf('two')}\n< 307 ${authorizeUrl('auth0', { seed: 'three' })}\n< Set-Cookie: ac-state-key=${stateOf('three')}; Path=/; HttpOnly; Secure; SameSite=Lax`,
      `GET ${callbackUrl('auth0', { seed: 'two' })}\n> Accept: text/html\n> Cookie: ac-state-key=${stateOf('three')}\n< 500 <html>State not found</html>`,
    ),
    cause: ['callback-cookie-overwritten', 'callback-cookie-lost', 'callback-refused'],
    says: /prefetch/,
  },
  '48 a mail scanner used the link up (supabase/auth-js#503)': {
    traffic: lines(
      'GET https://abcdefghijklmnop.supabase.co/auth/v1/verify?token=pkce_1f2e3d&type=magiclink&redirect_to=https%3A%2F%2Fshop.example%2Fwelcome\n< 303 https://shop.example/welcome?error=access_denied&error_code=otp_expired&error_description=Email+link+is+invalid+or+has+expired',
      `GET https://shop.example/welcome?error=access_denied&error_code=otp_expired&error_description=Email+link+is+invalid+or+has+expired\n${html}`,
    ),
    cause: 'none',
    says: /./,
  },
  '49 a retry after a timeout (AzureAD/microsoft-authentication-library-for-js#4217)': {
    traffic: lines(
      login('entra'),
      redeem('entra', '< 0 net::ERR_TIMED_OUT'),
      redeem(
        'entra',
        error(
          400,
          'invalid_grant',
          'AADSTS54005: OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
          { error_codes: [54005] },
        ),
        { wait: '+6s' },
      ),
    ),
    cause: ['code-replayed', 'retry-with-same-code', 'network-no-status'],
    says: /again|already|first|no answer|retr/i,
  },
  '50 the nodes of the server do not share codes (galexrt/kubernetes-keycloak#1)': {
    traffic: signIn('keycloak', error(400, 'invalid_grant', 'Code not found')),
    cause: ['token-error', 'server-state-lost', 'code-unknown'],
    says: /server|know/,
    standing: 'not proved',
  },
  '51 a code that lives 30 seconds (bshaffer/oauth2-server-php#307)': {
    traffic: signIn('django', error(400, 'invalid_grant', 'The authorization code has expired'), { wait: '+45s' }),
    cause: 'code-expired',
    says: /4[345](?:\.\d)? s/,
  },
  '52 a pattern takes 7 of 8 characters (basecamp/bcx-api#226)': {
    traffic: lines(
      'GET https://launchpad.37signals.com/authorization/new?type=web_server&client_id=abc&response_type=code&redirect_uri=https%3A%2F%2Fshop.example%2Fauth%2Fcallback&state=st-1234567890abcdef\n< 302 https://shop.example/auth/callback?code=7bc9bb17&state=st-1234567890abcdef',
      landing('https://shop.example/auth/callback?code=7bc9bb17&state=st-1234567890abcdef'),
      'POST https://launchpad.37signals.com/authorization/token',
      '> Content-Type: application/x-www-form-urlencoded',
      '> type=web_server&grant_type=authorization_code&client_id=abc&redirect_uri=https%3A%2F%2Fshop.example%2Fauth%2Fcallback&client_secret=s&code=7bc9bb1',
      '< 400 {"error":"authorization_expired"}',
    ),
    cause: 'code-differs',
    says: /cut|short|first|characters/,
  },
  '53 the code still percent-encoded (google/CodeCity#268)': {
    traffic: lines(
      login('google', { code: '4/P7q7W91a-oMsCeLvIaQm6bTrgtp7' }),
      redeem('google', error(400, 'invalid_grant', 'Malformed auth code.'), { code: '4%2FP7q7W91a-oMsCeLvIaQm6bTrgtp7' }),
    ),
    cause: 'code-differs',
    says: /decoded|twice|encoded/,
  },
  '54 a # at the end (ging/fiware-idm#167)': {
    traffic: lines(
      `GET https://idm.fiware.example/oauth2/authorize?response_type=code&client_id=f1&state=xyz1234567890abc&redirect_uri=${encodeURIComponent(shop.redirect)}\n< 302 ${shop.redirect}?code=7f1c5d0e9a8b020&state=xyz1234567890abc`,
      `POST https://idm.fiware.example/oauth2/token\n> Authorization: Basic ZjE6cw==\n> Content-Type: application/x-www-form-urlencoded\n> grant_type=authorization_code&code=7f1c5d0e9a8b020%23&redirect_uri=${encodeURIComponent(shop.redirect)}`,
      '< 400 {"error":"invalid_grant","error_description":"Invalid grant: authorization code is invalid"}',
    ),
    cause: 'code-differs',
    says: /#/,
  },
  '55 #_=_ of Facebook at the end of the state (wi3land/ionic-appauth#14)': {
    traffic: lines(
      `GET https://www.facebook.com/v19.0/dialog/oauth?client_id=1&redirect_uri=${encodeURIComponent(shop.redirect)}&response_type=code&state=st-1234567890abcdef&scope=email\n< 302 ${shop.redirect}?code=AQDx_Yz12&state=st-1234567890abcdef#_=_`,
      landing(`${shop.redirect}?code=AQDx_Yz12&state=st-1234567890abcdef`),
      `POST https://graph.facebook.com/v19.0/oauth/access_token\n> Content-Type: application/x-www-form-urlencoded\n> client_id=1&redirect_uri=${encodeURIComponent(shop.redirect)}&client_secret=s&grant_type=authorization_code&code=AQDx_Yz12%23_%3D_`,
      '< 400 {"error":{"message":"Invalid verification code format.","type":"OAuthException","code":100,"fbtrace_id":"A"}}',
    ),
    cause: 'code-differs',
    says: /#_=_/,
  },
  '56 a blank from copy and paste (googleworkspace/node-samples#60)': {
    traffic: signIn('google', error(400, 'invalid_grant', 'Malformed auth code.'), {
      code: servers.google.code,
      send: { code: ` ${servers.google.code}` },
    }),
    cause: 'code-differs',
    says: /space|blank/,
  },
  '57 the pattern takes scope too (googleapis/google-api-nodejs-client#762)': {
    traffic: signIn('google', error(400, 'invalid_grant', 'Malformed auth code.'), {
      send: { code: `${servers.google.code}&scope=https://www.googleapis.com/auth/drive` },
    }),
    cause: 'code-differs',
    says: /scope/,
  },
  '58 an access token in place of the code (DuendeArchive/IdentityServer4#1563)': {
    traffic: lines(
      `GET ${authorizeUrl('duende', { ask: { response_type: 'code token', response_mode: 'fragment' } })}\n< 302 ${shop.redirect}#code=${servers.duende.code}&access_token=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2RlbW8uZHVlbmRlc29mdHdhcmUuY29tIn0.c2ln&token_type=Bearer&expires_in=3600&state=${stateOf('a')}`,
      landing(shop.redirect),
      redeem('duende', error(400, 'invalid_grant'), {
        send: { code: 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2RlbW8uZHVlbmRlc29mdHdhcmUuY29tIn0.c2ln' },
      }),
    ),
    cause: 'code-differs',
    says: /access.token/i,
    also: ['token-in-front-channel'],
  },
  '59 a code that is too long for the address (thephpleague/oauth2-server#647)': {
    traffic: lines(
      login('league', { code: `def502${'ab12'.repeat(800)}` }),
      redeem(
        'league',
        error(400, 'invalid_request', 'The request is missing a required parameter', { hint: 'Cannot decrypt the authorization code' }),
        { send: { code: `def502${'ab12'.repeat(800)}`.slice(0, 2048) } },
      ),
    ),
    cause: 'code-differs',
    says: /truncated/,
  },
  '60 redeemed by another client (govuk-one-login/authentication-api#5872)': {
    traffic: signIn('spring', error(400, 'invalid_grant'), { send: { client_id: 'shop-mobile' } }),
    cause: 'client-id-differs',
    says: /shop-mobile/,
  },
  '61 the org server in place of the default one (okta/okta-aspnet#173)': {
    traffic: signIn('okta', error(400, 'invalid_grant', 'The authorization code is invalid or has expired.'), {
      to: 'https://dev-482911.okta.com/oauth2/v1/token',
    }),
    cause: 'token-issuer-mix-up',
    says: /oauth2\/v1|default/,
  },
  '62 a guest: the code is of another tenant (AzureAD/microsoft-identity-web#1996)': {
    traffic: signIn(
      'entra',
      error(400, 'invalid_grant', 'AADSTS70000121: The passed grant is from a different tenant.', { error_codes: [70000121] }),
      { to: servers.entra.token.replace(/6babcaad[^/]+/, 'organizations') },
    ),
    cause: ['token-issuer-mix-up'],
    says: /tenant|organizations/,
  },
  '63 /common with an application of one tenant (pdobsan/oama#52)': {
    traffic: lines(
      `GET ${authorizeUrl('entra').replace(/6babcaad[^/]+/, 'common')}\n< 200 <!DOCTYPE html><html><head><title>Sign in to your account</title></head><body>Sorry, but we’re having trouble signing you in. AADSTS50194: Application '3f1' (shop) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.</body></html>`,
    ),
    cause: ['authz-error-page', 'token-issuer-mix-up', 'endpoint-mistaken'],
    says: /AADSTS50194|tenant/,
  },
  '64 a stale shell redeems at the wrong tenant (elizaOS/eliza#14391)': {
    traffic: lines(
      headless(login('auth0')),
      `@ {"viaServiceWorker":true}\nGET ${callbackUrl('auth0')}\n${html}`,
      redeem('auth0', error(403, 'invalid_grant', 'Invalid authorization code'), { to: 'https://acme-staging.eu.auth0.com/oauth/token' }),
    ),
    cause: 'token-issuer-mix-up',
    says: /acme-staging/,
  },
};
