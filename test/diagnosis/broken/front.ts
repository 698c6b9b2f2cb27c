import { s256 } from '../../../src/oauth/pkce.ts';
import type { Cases } from './case.ts';
import {
  ask,
  authorizeUrl,
  callbackUrl,
  error,
  form,
  landing,
  lines,
  local,
  login,
  page,
  shop,
  signedIn,
  signIn,
  stateOf,
  verifierOf,
} from './world.ts';

const back = (values: Record<string, string>, to = shop.redirect, mark = '?') => {
  const url = `${to}${mark}${form({ ...values, state: stateOf('a') })}`;
  return lines(`< 302 ${url}`, landing(url));
};
const noPkce = { code_challenge: undefined, code_challenge_method: undefined };

/** What servers say to an authorization request that they cannot take. */
export const authorizationCases: Cases = {
  'PKCE is required, at Okta': {
    traffic: ask(
      'okta',
      { ask: noPkce },
      back({ error: 'invalid_request', error_description: 'PKCE code challenge is required by the application.' }),
    ),
    cause: 'pkce-missing',
    says: /challenge/,
  },
  'PKCE is required, at Keycloak': {
    traffic: ask(
      'keycloak',
      { ask: noPkce },
      back(
        {
          error: 'invalid_request',
          error_description: 'Missing parameter: code_challenge_method',
          iss: 'https://sso.example.com/realms/shop',
        },
        shop.redirect,
        '#',
      ),
    ),
    cause: 'pkce-missing',
    says: /challenge/,
  },
  'PKCE is required, at node-oidc-provider': {
    traffic: ask(
      'nodeOidc',
      { ask: noPkce },
      back({
        error: 'invalid_request',
        error_description: 'Authorization Server policy requires PKCE to be used for this request',
        iss: 'https://op.example.com',
      }),
    ),
    cause: 'pkce-missing',
    says: /challenge/,
  },
  'PKCE is required, at GitLab': {
    traffic: ask('gitlab', { ask: noPkce }, back({ error: 'invalid_request', error_description: 'Code challenge is required.' })),
    cause: 'pkce-missing',
    says: /challenge/,
  },
  'PKCE is required, at Entra': {
    traffic: signIn(
      'entra',
      error(
        400,
        'invalid_request',
        'AADSTS9002325: Proof Key for Code Exchange is required for cross-origin authorization code redemption. Trace ID: x',
        { error_codes: [9002325] },
      ),
      { ask: noPkce, send: { code_verifier: undefined } },
    ),
    cause: ['pkce-missing', 'origin-header-trap'],
    says: /PKCE|challenge/,
  },
  'the method in small letters, at node-oidc-provider': {
    traffic: ask(
      'nodeOidc',
      { ask: { code_challenge_method: 's256' } },
      back({
        error: 'invalid_request',
        error_description: 'not supported value of code_challenge_method',
        iss: 'https://op.example.com',
      }),
    ),
    cause: 'challenge-method-unknown',
    says: /s256/,
  },
  'the method SHA-256, at Hydra': {
    traffic: ask(
      'hydra',
      { ask: { code_challenge_method: 'SHA-256' } },
      back({
        error: 'invalid_request',
        error_description: 'The request is missing a required parameter. The code_challenge_method is not supported, use S256 instead.',
      }),
    ),
    cause: 'challenge-method-unknown',
    says: /SHA-256/,
  },
  'plain is not allowed, at Hydra': {
    traffic: ask(
      'hydra',
      { ask: { code_challenge: verifierOf('a'), code_challenge_method: 'plain' } },
      back({
        error: 'invalid_request',
        error_description:
          'The request is missing a required parameter. Clients must use code_challenge_method=S256, plain is not allowed.',
      }),
    ),
    cause: 'challenge-method-plain',
    says: /plain/,
  },
  'padding, at Keycloak': {
    traffic: ask(
      'keycloak',
      { ask: { code_challenge: `${s256(verifierOf('a'))}=` } },
      back({ error: 'invalid_request', error_description: 'Invalid parameter: code_challenge' }, shop.redirect, '#'),
    ),
    cause: 'challenge-padded',
    says: /padding/,
  },
  'hex of half a digest, at Okta': {
    traffic: ask(
      'okta',
      { ask: { code_challenge: '1b6f7b9e8a3c4a529a0e6a3c1f9b7c11' } },
      back({ error: 'invalid_request', error_description: 'PKCE code challenge contains illegal characters.' }),
    ),
    cause: 'challenge-length',
    says: /32/,
  },
  'a plus in the address, at Okta': {
    traffic: lines(
      `GET ${authorizeUrl('okta', { ask: { code_challenge: undefined } })}&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM`,
      back({ error: 'invalid_request', error_description: 'PKCE code challenge contains illegal characters.' }),
    ),
    cause: 'challenge-charset',
    says: /space|\+/,
  },
  'the method without a challenge, at node-oidc-provider': {
    traffic: ask(
      'nodeOidc',
      { ask: { code_challenge: undefined } },
      back({ error: 'invalid_request', error_description: 'code_challenge must be provided with code_challenge_method' }),
    ),
    cause: 'challenge-method-without-challenge',
    says: /code_challenge/,
  },
  'code_challange, at Zitadel': {
    traffic: ask(
      'zitadel',
      { ask: { code_challenge: undefined, code_challange: s256(verifierOf('a')) } },
      back({ error: 'invalid_request', error_description: 'PKCE required' }),
    ),
    cause: ['challenge-method-without-challenge', 'param-misspelled'],
    says: /code_challange/,
  },
  'redirect_uri is not registered, at Keycloak': {
    traffic: ask(
      'keycloak',
      { client: { ...local, redirect: 'http://localhost:5173/' } },
      '< 400 <!DOCTYPE html><html><head><title>Sign in to shop</title></head><body><h1 id="kc-page-title">We are sorry...</h1><p class="instruction">Invalid parameter: redirect_uri</p></body></html>',
    ),
    cause: 'authz-error-page',
    says: /http:\/\/localhost:5173\//,
  },
  'redirect_uri is not registered, at Google': {
    traffic: ask(
      'google',
      {},
      lines(
        '< 302 https://accounts.google.com/signin/oauth/error?authError=ChVyZWRpcmVjdF91cmlfbWlzbWF0Y2gSsAEK&client_id=shop&flowName=GeneralOAuthFlow',
        'GET https://accounts.google.com/signin/oauth/error?authError=ChVyZWRpcmVjdF91cmlfbWlzbWF0Y2gSsAEK&client_id=shop&flowName=GeneralOAuthFlow',
        '< 400 <!doctype html><html><body>Access blocked: This app’s request is invalid. Error 400: redirect_uri_mismatch</body></html>',
      ),
    ),
    cause: 'authz-error-page',
    says: /speaks of the redirect URI/,
  },
  'redirect_uri is not registered, at Entra': {
    traffic: ask(
      'entra',
      {},
      '< 200 <!DOCTYPE html><html><head><title>Sign in to your account</title></head><body><script>$Config={"strServiceExceptionMessage":"AADSTS50011: The redirect URI \'https://shop.example/auth/callback\' specified in the request does not match the redirect URIs configured for the application \'shop\'.","iErrorCode":50011};</script><div id="exceptionMessageContainer">AADSTS50011: The redirect URI &#39;https://shop.example/auth/callback&#39; specified in the request does not match the redirect URIs configured for the application &#39;shop&#39;.</div></body></html>',
    ),
    cause: 'authz-error-page',
    says: /speaks of the redirect URI/,
  },
  'redirect_uri is not registered, at Cognito': {
    traffic: ask(
      'cognito',
      {},
      lines(
        '< 302 https://acme.auth.eu-west-1.amazoncognito.com/error?error=redirect_mismatch&client_id=shop',
        'GET https://acme.auth.eu-west-1.amazoncognito.com/error?error=redirect_mismatch&client_id=shop',
        '< 400 <html><body>An error was encountered with the requested page.</body></html>',
      ),
    ),
    cause: 'authz-error-page',
    says: /speaks of the redirect URI/,
  },
  'redirect_uri is not registered, at Auth0': {
    traffic: ask(
      'auth0',
      {},
      '< 403 <!doctype html><html><head><title>Error</title></head><body><h1>Oops!, something went wrong</h1><h2>Callback URL mismatch.</h2><p>The provided redirect_uri is not in the list of allowed callback URLs.</p></body></html>',
    ),
    cause: 'authz-error-page',
    says: /speaks of the redirect URI/,
  },
  'redirect_uri is not registered, at Spotify': {
    traffic: ask('spotify', {}, '< 400 INVALID_CLIENT: Invalid redirect URI'),
    cause: 'authz-error-page',
    says: /speaks of the redirect URI/,
  },
  'redirect_uri is not registered, at Okta': {
    traffic: ask(
      'okta',
      {},
      '< 400 <!DOCTYPE html><html><body><h2 class="o-form-head">400 Bad Request</h2><p class="o-form-explain">Your request resulted in an error. The \'redirect_uri\' parameter must be a Login redirect URI in the client app settings: https://dev-482911-admin.okta.com/admin/app/oidc_client/instance/shop#tab-general</p></body></html>',
    ),
    cause: 'authz-error-page',
    says: /speaks of the redirect URI/,
  },
  'redirect_uri is not registered, at Hydra': {
    traffic: ask(
      'hydra',
      {},
      lines(
        '< 302 https://login.example.com/error?error=invalid_request&error_description=The+request+is+missing+a+required+parameter.+The+%27redirect_uri%27+parameter+does+not+match+any+of+the+OAuth+2.0+Client%27s+pre-registered+redirect+urls.',
        'GET https://login.example.com/error?error=invalid_request&error_description=The+request+is+missing+a+required+parameter.+The+%27redirect_uri%27+parameter+does+not+match+any+of+the+OAuth+2.0+Client%27s+pre-registered+redirect+urls.',
        '< 200 <!doctype html><html>An error occurred</html>',
      ),
    ),
    cause: 'authz-error-page',
    says: /speaks of the redirect URI/,
  },
  'redirect_uri is not registered, at Zitadel': {
    traffic: ask(
      'zitadel',
      {},
      '< 400 {"error":"invalid_request","error_description":"The requested redirect_uri is missing in the client configuration. If you have any questions, you may contact the administrator of the application."}',
    ),
    cause: 'authz-error-page',
    says: /speaks of the redirect URI/,
  },
  'an unknown client, at Auth0': {
    traffic: ask('auth0', {}, '< 400 <!doctype html><html><body><h2>Unknown client: shop</h2></body></html>'),
    cause: ['authz-error-page'],
    says: /client/,
  },
  'an unknown client, at Entra': {
    traffic: ask(
      'entra',
      {},
      '< 200 <!DOCTYPE html><html><head><title>Sign in to your account</title></head><body><div id="exceptionMessageContainer">AADSTS700016: Application with identifier &#39;shop&#39; was not found in the directory &#39;Contoso&#39;.</div></body></html>',
    ),
    cause: ['authz-error-page', 'token-issuer-mix-up', 'client-unknown'],
    says: /client|application|tenant/i,
  },
  'an unknown client, at Okta': {
    traffic: ask(
      'okta',
      {},
      '< 400 <!DOCTYPE html><html><body><p>Invalid value for client_id parameter.</p><p>invalid_client</p></body></html>',
    ),
    cause: 'authz-error-page',
    says: /client/,
  },
  'an unknown client, at GitHub': {
    traffic: ask('github', {}, '< 404 <!DOCTYPE html><html><title>Page not found · GitHub</title></html>'),
    cause: 'authz-error-page',
    says: /404/,
  },
  'a wrong realm, at Keycloak': {
    traffic: ask('keycloak', {}, '< 404 {"error":"Realm does not exist"}'),
    cause: 'authz-error-page',
    says: /Realm does not exist/,
  },
  'a scope that is not there, at Keycloak': {
    traffic: ask(
      'keycloak',
      { ask: { scope: 'openid shop:read' } },
      back(
        { error: 'invalid_scope', error_description: 'Invalid scopes: openid shop:read', iss: 'https://sso.example.com/realms/shop' },
        shop.redirect,
        '#',
      ),
    ),
    cause: 'authz-error',
    says: /scope/,
  },
  'scopes separated by commas, at Okta': {
    traffic: ask(
      'okta',
      { ask: { scope: 'openid,profile,email' } },
      back({
        error: 'invalid_scope',
        error_description: 'One or more scopes are not configured for the authorization server resource.',
      }),
    ),
    cause: 'scope-malformed',
    says: /,/,
  },
  'the person presses cancel, at Google': {
    traffic: lines(
      `GET ${authorizeUrl('google')}`,
      page,
      'POST https://accounts.google.com/signin/oauth/consent/approval?as=S1\n> submit_access=false',
      `< 302 ${shop.redirect}?error=access_denied&state=${stateOf('a')}`,
      landing(`${shop.redirect}?error=access_denied&state=${stateOf('a')}`),
    ),
    cause: 'authz-error',
    says: /access_denied/,
  },
  'the person is not assigned, at Okta': {
    traffic: ask('okta', {}, back({ error: 'access_denied', error_description: 'User is not assigned to the client application.' })),
    cause: 'authz-error',
    says: /not assigned/,
  },
  'the password is forgotten, at B2C': {
    traffic: ask(
      'b2c',
      {},
      back(
        {
          error: 'access_denied',
          error_description: 'AADB2C90118: The user has forgotten their password.\r\nCorrelation ID: x\r\nTimestamp: 2026-01-01 00:00:00Z',
        },
        shop.redirect,
        '#',
      ),
    ),
    cause: 'authz-error',
    says: /AADB2C90118|forgotten/,
  },
  'a wrong response type, at Dex': {
    traffic: ask(
      'dex',
      { ask: { response_type: 'token' } },
      back({ error: 'unsupported_response_type', error_description: 'Unsupported response type "token"' }),
    ),
    cause: 'authz-implicit',
    says: /token/,
    also: ['nonce-missing'],
  },
  'the server fails, at Spring': {
    traffic: ask('spring', {}, '< 500 <html><body><h1>Whitelabel Error Page</h1></body></html>'),
    cause: 'authz-error-page',
    says: /500/,
  },
  'the server cannot be reached': {
    traffic: ask('keycloak', {}, '< 0 net::ERR_CONNECTION_REFUSED'),
    cause: ['authorization-server-unreachable', 'authz-error-page'],
    says: /CONNECTION_REFUSED/,
  },
  'fetch in place of a navigation, at Auth0': {
    traffic: lines(
      '@ {"resourceType":"fetch"}',
      `GET ${authorizeUrl('auth0')}`,
      '> Origin: https://shop.example\n> Sec-Fetch-Mode: cors\n> Sec-Fetch-Dest: empty',
      '< 302 /u/login?state=hKFo',
      '@ {"resourceType":"fetch"}',
      'GET https://acme.eu.auth0.com/u/login?state=hKFo\n> Origin: null\n> Sec-Fetch-Mode: cors\n> Sec-Fetch-Dest: empty',
      '< 200 <html></html>\n< X-Frame-Options: DENY',
    ),
    cause: 'authz-by-script',
    says: /fetch|script/,
  },
};

/** The way back to the client. */
export const responseCases: Cases = {
  'a plus in the state came back as a space, at Spring': {
    traffic: login('spring', { state: 'aB+cD/eF+gH1jK3mN5', back: { state: 'aB cD/eF gH1jK3mN5' } }),
    cause: 'state-mismatch',
    says: /space|\+/,
  },
  'the state came back encoded twice, at Salesforce': {
    traffic: login('salesforce', { state: 'eyJyIjoiLyJ9/x==abcdef', back: { state: encodeURIComponent('eyJyIjoiLyJ9/x==abcdef') } }),
    cause: 'state-mismatch',
    says: /encoded|twice/,
  },
  'the state was cut, at ForgeRock': {
    traffic: login('forgerock', {
      state: 'q'.repeat(20) + s256('x').repeat(8),
      back: { state: ('q'.repeat(20) + s256('x').repeat(8)).slice(0, 256) },
    }),
    cause: 'state-mismatch',
    says: /cut|last|256|108|trunc/i,
    also: ['state-weak'],
  },
  'the state is lost, at Slack': {
    traffic: login('slack', { back: { state: undefined } }),
    cause: 'state-missing-in-response',
    says: /state/,
  },
  'neither a code nor an error, at League': {
    traffic: ask('league', {}, lines(`< 302 ${shop.redirect}?state=${stateOf('a')}`, landing(`${shop.redirect}?state=${stateOf('a')}`))),
    cause: 'code-missing',
    says: /code/,
  },
  'a redirect of the client drops the query, at Okta': {
    traffic: lines(
      login('okta').replace(/\nGET https:\/\/shop\.example\/auth\/callback[^\n]*\n<[^\n]*$/, ''),
      `GET ${callbackUrl('okta')}`,
      '< 301 https://shop.example/auth/callback/',
      'GET https://shop.example/auth/callback/',
      '< 200 <!doctype html><html></html>',
    ),
    cause: 'response-lost-parameters',
    says: /code|query|parameter/,
  },
  'the host is rewritten to localhost, at Dex': {
    traffic: login('dex', {
      client: { ...local, redirect: 'http://127.0.0.1:5173/callback' },
      deliveredTo: 'http://localhost:5173/callback',
    }),
    cause: 'response-location-differs',
    says: /localhost/,
  },
  'another issuer, at Keycloak': {
    traffic: lines(
      'GET https://sso.example.com/realms/shop/.well-known/openid-configuration\n< 200 {"issuer":"https://sso.example.com/realms/shop","authorization_endpoint":"https://sso.example.com/realms/shop/protocol/openid-connect/auth","token_endpoint":"https://sso.example.com/realms/shop/protocol/openid-connect/token","code_challenge_methods_supported":["plain","S256"],"authorization_response_iss_parameter_supported":true}',
      login('keycloak', { back: { iss: 'http://sso.internal:8080/realms/shop' } }),
    ),
    cause: 'iss-mismatch',
    says: /sso\.internal/,
  },
};

/** ID tokens that the client must not take. */
export const idTokenCases: Cases = {
  'the nonce of another tab, at Okta': {
    traffic: signIn('okta', signedIn('okta', { nonce: 'other-tab-0tM3cLwTzB1hYdKqg7nXu5' })),
    cause: 'nonce-mismatch',
    says: /nonce/,
  },
  'no nonce, at Auth0': {
    traffic: signIn('auth0', signedIn('auth0', { nonce: undefined })),
    cause: 'nonce-missing-in-id-token',
    says: /nonce/,
  },
  'another audience, at Keycloak': {
    traffic: signIn('keycloak', signedIn('keycloak', { aud: 'account' })),
    cause: 'id-token-aud-mismatch',
    says: /account/,
  },
  'a slash at the end of the issuer, at Auth0': {
    traffic: lines(
      'GET https://acme.eu.auth0.com/.well-known/openid-configuration\n< 200 {"issuer":"https://acme.eu.auth0.com/","authorization_endpoint":"https://acme.eu.auth0.com/authorize","token_endpoint":"https://acme.eu.auth0.com/oauth/token","jwks_uri":"https://acme.eu.auth0.com/.well-known/jwks.json","code_challenge_methods_supported":["S256","plain"]}\n< Access-Control-Allow-Origin: *',
      signIn('auth0', signedIn('auth0', { iss: 'https://acme.eu.auth0.com' })),
    ),
    cause: 'id-token-iss-mismatch',
    says: /slash|https:\/\/acme\.eu\.auth0\.com/,
  },
  'expired on arrival, at Duende': {
    traffic: signIn(
      'duende',
      signedIn('duende', { nonce: undefined, iat: 1767222000, exp: 1767225000 }).replace(
        '< Cache',
        '< Date: Thu, 01 Jan 2026 00:00:10 GMT\n< Cache',
      ),
    ),
    cause: 'id-token-expired',
    says: /expired/,
  },
  'an encrypted access token in its place': {
    traffic: signIn('spring', signedIn('spring').replace(/"id_token":"[^"]*"/, '"id_token":"not-a-jwt"')),
    cause: 'id-token-malformed',
    says: /JWT|readable/,
  },
};
