import type { Cases } from './case.ts';
import { mismatch } from './challenge.ts';
import {
  answer,
  callbackUrl,
  error,
  form,
  landing,
  lines,
  local,
  login,
  redeem,
  type ServerName,
  servers,
  shop,
  signedIn,
  signIn,
  stateOf,
  tokenForm,
  verifierOf,
} from './world.ts';

const send = (server: ServerName, text: string, values: Record<string, string | undefined>) => signIn(server, text, { send: values });
const json = (server: ServerName) => JSON.stringify(tokenForm(server));
const oauthlib = error(400, 'invalid_request', 'Mismatching redirect URI.');

/** The code on its way through the page. */
export const codeCases: Cases = {
  'the code encoded again, at Google': {
    traffic: send('google', error(400, 'invalid_grant', 'Malformed auth code.'), { code: encodeURIComponent(servers.google.code) }),
    cause: 'code-differs',
    says: /twice|decoded/,
  },
  'the code with spaces for pluses, at FusionAuth': {
    traffic: lines(
      login('fusionauth'),
      redeem('fusionauth', error(400, 'invalid_request', 'Invalid Authorization Code', { error_reason: 'auth_code_not_found' }), {
        body: `${form({ ...tokenForm('fusionauth'), code: undefined })}&code=${servers.fusionauth.code}`,
      }),
    ),
    cause: 'code-differs',
    says: /plus.*space/,
  },
  'the code cut at the equals sign, at Salesforce': {
    traffic: send('salesforce', error(400, 'invalid_grant', 'invalid authorization code'), {
      code: servers.salesforce.code.replace(/=+$/, ''),
    }),
    cause: 'code-differs',
    says: /last 2 of/,
  },
  'the code taken with all that follows, at Hydra': {
    traffic: send('hydra', mismatch.hydra.replace(' The PKCE code challenge did not match the code verifier.', ''), {
      code: `${servers.hydra.code}&scope=openid offline&state=${stateOf('a')}`,
    }),
    cause: 'code-differs',
    says: /scope/,
  },
  'a fragment at the end of the code, at Spotify': {
    traffic: send('spotify', error(400, 'invalid_grant', 'Invalid authorization code'), { code: `${servers.spotify.code}#` }),
    cause: 'code-differs',
    says: /#/,
  },
  'a newline from a prompt at the end of the code, at GitLab': {
    traffic: send('gitlab', mismatch.gitlab, { code: `${servers.gitlab.code}\n` }),
    cause: 'code-differs',
    says: /white space/,
  },
  'the code cut by a column, at Entra': {
    traffic: send(
      'entra',
      error(400, 'invalid_grant', 'AADSTS70000: Provided grant is invalid or malformed. Trace ID: x', { error_codes: [70000] }),
      { code: servers.entra.code.slice(0, 255) },
    ),
    cause: 'code-differs',
    says: /last \d+ of/,
  },
  'the code in lower case, at Okta': {
    traffic: send('okta', error(400, 'invalid_grant', 'The authorization code is invalid or has expired.'), {
      code: servers.okta.code.toLowerCase(),
    }),
    cause: 'code-differs',
    says: /case/,
  },
  'the state for the code, at Dex': {
    traffic: send('dex', error(400, 'invalid_grant', 'Invalid or expired code parameter.'), { code: stateOf('a') }),
    cause: 'code-differs',
    says: /state/,
  },
  'the code null, at Auth0': {
    traffic: send('auth0', error(403, 'invalid_grant', 'Invalid authorization code'), { code: 'null' }),
    cause: ['code-differs', 'code-missing-in-token-request'],
    says: /null/,
  },
  'no code, at Zitadel': {
    traffic: send('zitadel', error(400, 'invalid_request', 'code missing'), { code: undefined }),
    cause: 'code-missing-in-token-request',
    says: /code/,
  },
  'StrictMode redeems twice, at Auth0': {
    traffic: lines(
      login('auth0'),
      redeem('auth0', signedIn('auth0')),
      redeem('auth0', error(403, 'invalid_grant', 'Invalid authorization code'), { wait: '+3ms' }),
    ),
    cause: ['code-double-submit', 'code-replayed'],
    says: /ms|parallel|twice|same time/i,
  },
  'two effects, the first fails too late, at Keycloak': {
    traffic: lines(
      login('keycloak'),
      redeem('keycloak', error(400, 'invalid_grant', 'Code not valid')),
      redeem('keycloak', signedIn('keycloak'), { wait: '+5ms' }),
    ),
    cause: 'code-double-submit',
    says: /parallel|ms|same time/i,
  },
  'a reload of the callback, at Okta': {
    traffic: lines(
      signIn('okta', signedIn('okta')),
      '@ +20s',
      landing(callbackUrl('okta')),
      redeem('okta', error(400, 'invalid_grant', 'The authorization code is invalid or has expired.')),
    ),
    cause: 'code-replayed',
    says: /again|twice|already/i,
  },
  'the back button, at Entra': {
    traffic: lines(
      signIn('entra', signedIn('entra')),
      '@ +4m',
      redeem(
        'entra',
        error(
          400,
          'invalid_grant',
          'AADSTS54005: OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
          { error_codes: [54005] },
        ),
      ),
    ),
    cause: 'code-replayed',
    says: /again|twice|already/i,
  },
  'twenty minutes in the debugger, at Spring': {
    traffic: signIn('spring', error(400, 'invalid_grant'), { wait: '+20m' }),
    cause: 'code-expired',
    says: /1200 s|20 min/,
  },
  'two minutes in the debugger, at Keycloak': {
    traffic: signIn('keycloak', error(400, 'invalid_grant', 'Code is expired'), { wait: '+125s' }),
    cause: 'code-expired',
    says: /125 s/,
  },
  'two minutes, node-oidc-provider says nothing': {
    traffic: signIn('nodeOidc', error(400, 'invalid_grant', 'grant request is invalid'), { wait: '+130s' }),
    cause: 'code-expired',
    says: /130 s/,
  },
  'a code of a sign-in that was abandoned, at Duende': {
    traffic: lines(
      login('duende', { seed: 'one', code: `${'A1'.repeat(32)}-1` }),
      login('duende', { seed: 'two', code: `${'B2'.repeat(32)}-1` }),
      redeem('duende', mismatch.duende, { seed: 'two', code: `${'A1'.repeat(32)}-1` }),
    ),
    cause: ['code-from-other-attempt', 'verifier-from-other-attempt'],
    says: /another|other/i,
  },
};

/** Where the code goes, for whom and how. */
export const requestCases: Cases = {
  'a slash at the end of redirect_uri, at Cognito': {
    traffic: send('cognito', error(400, 'unauthorized_client'), { redirect_uri: `${shop.redirect}/` }),
    cause: 'redirect-uri-differs',
    says: /trailing slash/,
  },
  'a bare origin with a slash, at Google': {
    traffic: lines(
      login('google', { ask: { redirect_uri: 'https://shop.example' }, deliveredTo: 'https://shop.example/' }),
      redeem('google', error(400, 'redirect_uri_mismatch', 'Bad Request'), { send: { redirect_uri: 'https://shop.example/' } }),
    ),
    cause: 'redirect-uri-differs',
    says: /slash/,
  },
  'http for https behind a proxy, at Duende': {
    traffic: send('duende', error(400, 'unauthorized_client'), { redirect_uri: shop.redirect.replace('https', 'http') }),
    cause: 'redirect-uri-differs',
    says: /scheme/,
  },
  '127.0.0.1 for localhost, at node-oidc-provider': {
    traffic: signIn('nodeOidc', error(400, 'invalid_grant', 'grant request is invalid'), {
      client: local,
      send: { redirect_uri: 'http://127.0.0.1:5173/callback' },
    }),
    cause: 'redirect-uri-differs',
    says: /host/,
  },
  'another port, at Spring': {
    traffic: signIn('spring', error(400, 'invalid_grant'), { client: local, send: { redirect_uri: 'http://localhost:5174/callback' } }),
    cause: 'redirect-uri-differs',
    says: /port/,
  },
  'encoded twice, at Spotify': {
    traffic: send('spotify', error(400, 'invalid_grant', 'Invalid redirect URI'), { redirect_uri: encodeURIComponent(shop.redirect) }),
    cause: 'redirect-uri-differs',
    says: /twice/,
  },
  'another path, at Okta': {
    traffic: send(
      'okta',
      error(400, 'invalid_grant', "The 'redirect_uri' does not match the redirection URI used in the authorization request."),
      { redirect_uri: 'https://shop.example/login/callback' },
    ),
    cause: 'redirect-uri-differs',
    says: /path/,
  },
  'the whole callback address, at Django': {
    traffic: send('django', oauthlib, { redirect_uri: callbackUrl('django') }),
    cause: 'redirect-uri-differs',
    says: /query/,
  },
  'the authority sent as redirect_uri, at OpenIddict': {
    traffic: send(
      'openiddict',
      error(
        400,
        'invalid_grant',
        "The specified 'redirect_uri' parameter doesn't match the client redirection URI the authorization code was initially sent to.",
      ),
      { redirect_uri: 'https://id.shop.example' },
    ),
    cause: 'redirect-uri-differs',
    says: /host|redirect_uri/,
  },
  'a capital letter, at B2C': {
    traffic: send(
      'b2c',
      error(400, 'invalid_request', 'AADB2C90006: The redirect URI provided in the request is not registered for the client id.'),
      { redirect_uri: 'https://shop.example/Auth/callback' },
    ),
    cause: 'redirect-uri-differs',
    says: /case|capital/,
  },
  'redirect_uri missing, at Cognito': {
    traffic: send('cognito', error(400, 'invalid_request'), { redirect_uri: undefined }),
    cause: 'token-redirect-uri-missing',
    says: /redirect_uri/,
  },
  'redirect_uri missing, at GitLab': {
    traffic: send('gitlab', error(400, 'invalid_request', 'Missing required parameter: redirect_uri.'), { redirect_uri: undefined }),
    cause: 'token-redirect-uri-missing',
    says: /redirect_uri/,
  },
  'redirect_uri called redirectUri, at authentik': {
    traffic: send(
      'authentik',
      error(
        400,
        'invalid_client',
        'Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method)',
      ),
      { redirect_uri: undefined, redirectUri: shop.redirect },
    ),
    cause: 'token-redirect-uri-missing',
    says: /redirect_uri/,
  },
  'the client of the staging environment, at Okta': {
    traffic: send('okta', error(400, 'invalid_grant', "The grant was issued to another client. The 'client_id' 'shop' does not match."), {
      client_id: 'shop-staging',
    }),
    cause: 'client-id-differs',
    says: /shop-staging/,
  },
  'another client, at Hydra': {
    traffic: send(
      'hydra',
      error(
        401,
        'invalid_client',
        'Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method). The requested OAuth 2.0 Client does not exist.',
      ),
      { client_id: 'shop2' },
    ),
    cause: 'client-id-differs',
    says: /shop2/,
  },
  'no client_id, at Auth0': {
    traffic: send('auth0', error(401, 'access_denied', 'Unauthorized'), { client_id: undefined }),
    cause: 'client-id-missing-in-token-request',
    says: /client_id|identif/,
  },
  'no client_id, at node-oidc-provider': {
    traffic: send('nodeOidc', error(400, 'invalid_request', 'no client authentication mechanism provided'), { client_id: undefined }),
    cause: 'client-id-missing-in-token-request',
    says: /client_id|identif/,
  },
  'JSON, at Keycloak': {
    traffic: signIn('keycloak', error(400, 'invalid_request', 'Missing form parameter: grant_type'), {
      body: json('keycloak'),
      head: ['Content-Type: application/json'],
    }),
    cause: 'token-content-type',
    says: /JSON/,
  },
  'JSON, at Hydra': {
    traffic: signIn(
      'hydra',
      error(
        400,
        'invalid_request',
        'The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed. The POST body can not be empty.',
      ),
      { body: json('hydra'), head: ['Content-Type: application/json'] },
    ),
    cause: 'token-content-type',
    says: /JSON/,
  },
  'JSON, at Okta': {
    traffic: signIn('okta', error(401, 'invalid_client', 'No client credentials found.'), {
      body: json('okta'),
      head: ['Content-Type: application/json'],
    }),
    cause: 'token-content-type',
    says: /JSON/,
  },
  'JSON, at Spring': {
    traffic: signIn('spring', answer(401, ''), { body: json('spring'), head: ['Content-Type: application/json'] }),
    cause: 'token-content-type',
    says: /JSON/,
  },
  'JSON, at ForgeRock, 415': {
    traffic: signIn('forgerock', answer(415, '{"code":415,"reason":"Unsupported Media Type","message":"Unsupported Media Type"}'), {
      body: json('forgerock'),
      head: ['Content-Type: application/json'],
    }),
    cause: 'token-content-type',
    says: /JSON/,
  },
  'a form labelled JSON, at Duende': {
    traffic: signIn('duende', error(400, 'invalid_request'), { head: ['Content-Type: application/json'] }),
    cause: 'token-content-type',
    says: /application\/json|JSON/,
  },
  'a form labelled text, at Entra': {
    traffic: signIn(
      'entra',
      error(400, 'invalid_request', "AADSTS900144: The request body must contain the following parameter: 'grant_type'. Trace ID: x", {
        error_codes: [900144],
      }),
      { head: ['Content-Type: text/plain;charset=UTF-8'] },
    ),
    cause: 'token-content-type',
    says: /text\/plain/,
  },
  'multipart, at League': {
    traffic: signIn(
      'league',
      error(400, 'unsupported_grant_type', 'The authorization grant type is not supported by the authorization server.', {
        hint: 'Check that all required parameters have been provided',
        message: 'x',
      }),
      {
        head: ['Content-Type: multipart/form-data; boundary=----WebKitFormBoundaryX'],
        body: `${Object.entries(tokenForm('league'))
          .map(([name, value]) => `------WebKitFormBoundaryX\n> Content-Disposition: form-data; name="${name}"\n> \n> ${value}`)
          .join('\n> ')}\n> ------WebKitFormBoundaryX--`,
      },
    ),
    cause: 'token-content-type',
    says: /multipart/,
  },
  'everything in the query, at OpenIddict': {
    traffic: signIn('openiddict', error(400, 'invalid_request', "The mandatory 'grant_type' parameter is missing."), {
      to: `${servers.openiddict.token}?${form(tokenForm('openiddict'))}`,
      body: '',
    }),
    cause: 'token-params-in-query',
    says: /query|URL|address/,
  },
  'GET in place of POST, at B2C': {
    traffic: signIn('b2c', answer(404, ''), { method: 'GET', to: `${servers.b2c.token}?${form(tokenForm('b2c'))}`, body: '' }),
    cause: ['token-method-not-post', 'token-params-in-query'],
    says: /GET/,
  },
  'grant_type code, at Dex': {
    traffic: send('dex', error(400, 'unsupported_grant_type'), { grant_type: 'code' }),
    cause: 'grant-type-missing',
    says: /“code”|code/,
  },
  'grant_type with a hyphen, at Keycloak': {
    traffic: send('keycloak', error(400, 'unsupported_grant_type', 'Unsupported grant_type'), { grant_type: 'authorization-code' }),
    cause: 'grant-type-missing',
    says: /authorization-code/,
  },
  'grant_type called grantType, at Zitadel': {
    traffic: send('zitadel', error(400, 'invalid_request', 'grant_type missing'), {
      grant_type: undefined,
      grantType: 'authorization_code',
    }),
    cause: 'grant-type-missing',
    says: /grant_type/,
  },
  'two secrets, at Okta': {
    traffic: signIn(
      'okta',
      error(
        401,
        'invalid_request',
        'Cannot supply multiple client credentials. Use one of the following: credentials in the Authorization header, credentials in the post body, or a client_assertion in the post body.',
      ),
      {
        send: { client_secret: 'Zm9v-bar-00' },
        head: ['Authorization: Basic c2hvcDpabTl2LWJhci0wMA=='],
      },
    ),
    cause: 'client-auth-multiple',
    says: /Authorization|Basic|client_secret|two/i,
    also: ['client-secret-in-browser'],
  },
  'a secret from a public client, at Entra': {
    traffic: signIn(
      'entra',
      error(
        401,
        'invalid_client',
        "AADSTS700025: Client is public so neither 'client_assertion' nor 'client_secret' should be presented. Trace ID: x",
        { error_codes: [700025] },
      ),
      { send: { client_secret: 'aB8~x' } },
    ),
    cause: ['client-secret-in-browser', 'client-secret-wrong'],
    says: /public|secret/i,
  },
  'a confidential client without its secret, at Google': {
    traffic: signIn('google', error(400, 'invalid_request', 'client_secret is missing.')),
    cause: 'client-authentication-missing',
    says: /secret/,
  },
  'a confidential client without its secret, at Entra': {
    traffic: signIn(
      'entra',
      error(
        401,
        'invalid_client',
        "AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or 'client_secret'. Trace ID: x",
        { error_codes: [7000218] },
      ),
    ),
    cause: ['client-authentication-missing', 'origin-header-trap'],
    says: /secret|confidential|public/,
  },
  'a confidential client without its secret, at Keycloak': {
    traffic: signIn('keycloak', error(401, 'unauthorized_client', 'Invalid client or Invalid client credentials')),
    cause: ['client-authentication-missing'],
    says: /secret|confidential/,
  },
  'a wrong secret, at Keycloak': {
    traffic: signIn('keycloak', error(401, 'unauthorized_client', 'Invalid client or Invalid client credentials'), {
      send: { client_secret: 'wrong' },
    }),
    cause: 'client-secret-wrong',
    says: /secret/,
    also: ['client-secret-in-browser'],
  },
  'registered as web instead of SPA, at Entra': {
    traffic: signIn(
      'entra',
      error(
        400,
        'invalid_request',
        "AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: 'https://shop.example'. Trace ID: x",
        { error_codes: [9002326] },
      ),
    ),
    cause: 'origin-header-trap',
    says: /Single-Page|single-page|SPA/,
  },
  'a native client that is registered as SPA, at Entra': {
    traffic: signIn(
      'entra',
      error(
        400,
        'invalid_request',
        "AADSTS9002327: Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests. Trace ID: x",
        { error_codes: [9002327] },
      ),
      { client: { ...local, redirect: 'http://localhost:8400/' }, head: ['Origin: -', 'Referer: -'] },
    ),
    cause: 'origin-header-trap',
    says: /Origin|cross-origin|single-page/i,
  },
  'the grant is switched off, at Keycloak': {
    traffic: signIn('keycloak', error(400, 'unauthorized_client', 'Client not enabled to retrieve service account')),
    cause: 'grant-not-allowed',
    says: /grant/,
  },
  'a scope that is not granted, at Dex': {
    traffic: send('dex', error(400, 'invalid_scope', 'Unrecognized scope(s) ["api"]'), { scope: 'api' }),
    cause: 'scope-refused',
    says: /“api”/,
  },
  'an organization server for a default one, at Okta': {
    traffic: signIn('okta', error(400, 'invalid_grant', 'The authorization code is invalid or has expired.'), {
      to: 'https://dev-482911.okta.com/oauth2/v1/token',
    }),
    cause: 'token-issuer-mix-up',
    says: /oauth2\/default|\/oauth2\/v1/,
  },
  'another realm, at Keycloak': {
    traffic: signIn('keycloak', error(400, 'invalid_grant', 'Code not valid'), {
      to: 'https://sso.example.com/realms/master/protocol/openid-connect/token',
    }),
    cause: 'token-issuer-mix-up',
    says: /master/,
  },
  'another tenant, at Entra': {
    traffic: signIn(
      'entra',
      error(
        400,
        'invalid_grant',
        'AADSTS700005: The provided authorization code is intended to use against other tenant, thus rejected. Trace ID: x',
        { error_codes: [700005] },
      ),
      { to: 'https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/oauth2/v2.0/token' },
    ),
    cause: 'token-issuer-mix-up',
    says: /tenant|72f988bf/,
  },
  'another policy, at B2C': {
    traffic: signIn(
      'b2c',
      error(
        400,
        'invalid_grant',
        'AADB2C90088: The provided grant has not been issued for this endpoint. Actual Value : B2C_1_susi and Expected Value : B2C_1_edit',
      ),
      { to: servers.b2c.token.replace('b2c_1_susi', 'b2c_1_edit') },
    ),
    cause: 'token-issuer-mix-up',
    says: /b2c_1_edit|policy/i,
  },
  'another region, at Cognito': {
    traffic: signIn('cognito', error(400, 'invalid_client'), { to: servers.cognito.token.replace('eu-west-1', 'us-east-1') }),
    cause: 'token-issuer-mix-up',
    says: /us-east-1/,
  },
  'another region, at Auth0': {
    traffic: signIn('auth0', error(403, 'invalid_grant', 'Invalid authorization code'), {
      to: servers.auth0.token.replace('.eu.', '.us.'),
    }),
    cause: 'token-issuer-mix-up',
    says: /\.us\./,
  },
  'another tenant, at Zitadel': {
    traffic: signIn('zitadel', error(400, 'invalid_grant', 'invalid code'), { to: servers.zitadel.token.replace('x1y2z3', 'k9l8m7') }),
    cause: 'token-issuer-mix-up',
    says: /k9l8m7/,
  },
  'a wrong code, at GitHub': {
    traffic: send(
      'github',
      answer(
        200,
        'error=bad_verification_code&error_description=The+code+passed+is+incorrect+or+expired.&error_uri=https%3A%2F%2Fdocs.github.com',
        'Content-Type: application/x-www-form-urlencoded; charset=utf-8',
      ),
      { code: servers.github.code.slice(0, 18), client_secret: 's3' },
    ),
    cause: 'code-differs',
    says: /last 2 of/,
    also: ['client-secret-in-browser'],
  },
  'another redirect_uri, at GitHub': {
    traffic: send(
      'github',
      answer(
        200,
        'error=redirect_uri_mismatch&error_description=The+redirect_uri+MUST+match+the+registered+callback+URL+for+this+application.',
        'Content-Type: application/x-www-form-urlencoded; charset=utf-8',
      ),
      { redirect_uri: `${shop.redirect}/`, client_secret: 's3' },
    ),
    cause: 'redirect-uri-differs',
    says: /slash/,
    also: ['client-secret-in-browser'],
  },
  'a refused verifier, at GitHub': {
    traffic: send(
      'github',
      answer(
        200,
        'error=bad_verification_code&error_description=The+code+passed+is+incorrect+or+expired.',
        'Content-Type: application/x-www-form-urlencoded; charset=utf-8',
      ),
      { code_verifier: verifierOf('other'), client_secret: 's3' },
    ),
    cause: 'challenge-mismatch',
    says: /made anew/,
    also: ['client-secret-in-browser'],
  },
  'a wrong secret, at GitHub': {
    traffic: send(
      'github',
      answer(
        200,
        'error=incorrect_client_credentials&error_description=The+client_id+and%2For+client_secret+passed+are+incorrect.',
        'Content-Type: application/x-www-form-urlencoded; charset=utf-8',
      ),
      { client_secret: 's3' },
    ),
    cause: 'client-secret-wrong',
    says: /secret/,
    also: ['client-secret-in-browser'],
  },
  'another redirect_uri, at Slack': {
    traffic: send('slack', answer(200, '{"ok":false,"error":"bad_redirect_uri"}'), { redirect_uri: 'https://shop.example/slack' }),
    cause: 'redirect-uri-differs',
    says: /path/,
  },
  'a used code, at Slack': {
    traffic: lines(
      signIn('slack', answer(200, '{"ok":true,"access_token":"xoxb-1","token_type":"bot","scope":"chat:write"}')),
      redeem('slack', answer(200, '{"ok":false,"error":"invalid_code"}'), { wait: '+9s' }),
    ),
    cause: 'code-replayed',
    says: /again|twice|already/,
  },
  'no Authorization, at X': {
    traffic: signIn('x', error(401, 'unauthorized_client', 'Missing valid authorization header')),
    cause: 'client-authentication-missing',
    says: /secret|confidential|authenticat/i,
  },
};
