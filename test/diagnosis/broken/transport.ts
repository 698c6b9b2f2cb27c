import { sampleProof } from '../../../src/rules/sample-jwt.ts';
import type { Cases } from './case.ts';
import { answer, error, form, lines, login, now, redeem, type ServerName, servers, shop, signedIn, signIn, tokens } from './world.ts';

/** A preflight to the token endpoint, and what the server says to it. */
const preflight = (server: ServerName, headers: string, ...reply: string[]) =>
  lines(
    '@ {"resourceType":"preflight"}',
    `OPTIONS ${servers[server].token}`,
    `> Origin: ${shop.origin}`,
    '> Access-Control-Request-Method: POST',
    headers && `> Access-Control-Request-Headers: ${headers}`,
    '> User-Agent: Mozilla/5.0',
    ...reply,
  );
const basic = 'Authorization: Basic c2hvcDo=';
const without = (text: string) =>
  text
    .split('\n')
    .filter((line) => !/Access-Control-Allow-Origin/.test(line))
    .join('\n');

/** Requests that the browser or the network stops. */
export const transportCases: Cases = {
  'Chrome: Basic forces a preflight that Keycloak refuses': {
    traffic: lines(
      login('keycloak'),
      preflight('keycloak', 'authorization', '< 403', '< Server: nginx'),
      redeem('keycloak', '< 0 net::ERR_FAILED', { head: [basic] }),
    ),
    cause: 'cors-preflight-failed',
    says: /403[\s\S]*authorization|authorization[\s\S]*403/i,
    also: ['basic-malformed', 'client-auth-multiple', 'client-secret-in-browser'],
  },
  'Chrome: a tracing header that Okta does not allow': {
    traffic: lines(
      login('okta'),
      preflight(
        'okta',
        'content-type,sentry-trace,baggage',
        '< 200',
        '< Access-Control-Allow-Origin: https://shop.example',
        '< Access-Control-Allow-Headers: Content-Type,Authorization,x-okta-user-agent-extended',
      ),
      redeem('okta', '< 0 net::ERR_FAILED', { head: ['sentry-trace: 0-1', 'baggage: x=1'] }),
    ),
    cause: 'cors-preflight-failed',
    says: /sentry-trace/,
  },
  'Firefox: the preflight fails and no POST is shown, Salesforce': {
    traffic: lines(
      login('salesforce'),
      preflight('salesforce', 'content-type', '< 404', '< Server: sfdcedge'),
      '@ +2s',
      'GET https://shop.example/favicon.ico\n< 200',
    ),
    cause: 'cors-preflight-failed',
    says: /404/,
  },
  'Firefox: the preflight has no Allow-Origin, Ping': {
    traffic: lines(login('ping'), preflight('ping', 'x-requested-with', '< 200', '< Server: Jetty')),
    cause: 'cors-preflight-failed',
    says: /Access-Control-Allow-Origin/,
  },
  'Firefox: status 0 without a word': {
    traffic: lines(login('forgerock'), redeem('forgerock', '< 0').replace('< 0', '< 0 ')),
    cause: 'network-no-status',
    says: /without a status|no answer/,
  },
  'Chrome: the preflight is redirected to the login page': {
    traffic: lines(
      login('spring'),
      preflight('spring', 'content-type', '< 302 https://auth.shop.example/login'),
      redeem('spring', '< 0 net::ERR_FAILED'),
    ),
    cause: 'cors-preflight-failed',
    says: /302|redirected/,
  },
  'Chrome: the answer has no Allow-Origin, Slack': {
    traffic: lines(login('slack'), redeem('slack', without(answer(200, '{"ok":true,"access_token":"xoxp-1","token_type":"user"}')))),
    cause: 'cors-response-blocked',
    says: /Access-Control-Allow-Origin/,
  },
  'Chrome: GitHub never allows pages': {
    traffic: lines(
      login('github'),
      redeem(
        'github',
        '< 200 access_token=gho_16C7e42F292c6912E7&scope=read%3Auser&token_type=bearer\n< Content-Type: application/x-www-form-urlencoded; charset=utf-8\n< Vary: Accept',
        { send: { client_secret: 's3' } },
      ),
    ),
    cause: 'cors-response-blocked',
    says: /Access-Control-Allow-Origin/,
    also: ['client-secret-in-browser', 'token-no-store-missing'],
  },
  'Chrome: the answer allows another origin, Duende': {
    traffic: lines(
      login('duende'),
      redeem('duende', signedIn('duende').replace('Allow-Origin: *', 'Allow-Origin: https://www.shop.example')),
    ),
    cause: 'cors-response-blocked',
    says: /www\.shop\.example/,
  },
  'Chrome: the answer allows two origins, Django behind nginx': {
    traffic: lines(
      login('django'),
      redeem('django', tokens().replace('Allow-Origin: *', 'Allow-Origin: https://shop.example\n< Access-Control-Allow-Origin: *')),
    ),
    cause: 'cors-response-blocked',
    says: /more than one/,
  },
  'Chrome: cookies and a wildcard, Zitadel': {
    traffic: lines(login('zitadel'), redeem('zitadel', signedIn('zitadel'), { head: ['Cookie: zitadel.useragent=1'] })),
    cause: ['cors-wildcard-credentials', 'cors-response-blocked'],
    says: /wildcard|\*|credentials/,
  },
  'Keycloak hides a real error': {
    traffic: lines(
      login('keycloak'),
      redeem('keycloak', without(error(400, 'invalid_grant', 'Incorrect redirect_uri')), { send: { redirect_uri: `${shop.redirect}/` } }),
    ),
    cause: 'redirect-uri-differs',
    says: /slash/,
    also: ['cors-response-blocked'],
  },
  'CSP of the callback page': {
    traffic: lines(
      login('auth0').replace(
        /< 200 <!doctype html><html><script src="\/app.js"><\/script><\/html>$/,
        "< 200 <!doctype html><html></html>\n< Content-Security-Policy: default-src 'self'; connect-src 'self' https://api.shop.example",
      ),
      redeem('auth0', '< 0 net::ERR_BLOCKED_BY_CSP'),
    ),
    cause: 'csp-connect-blocked',
    says: /connect-src/,
  },
  'mixed content': {
    traffic: lines(login('league'), redeem('league', '< 0 mixed-content', { to: 'http://api.shop.example/oauth/token' })),
    cause: ['mixed-content', 'token-insecure-transport'],
    says: /http/,
  },
  'a misspelt host': {
    traffic: lines(
      login('okta'),
      redeem('okta', '< 0 net::ERR_NAME_NOT_RESOLVED', { to: 'https://dev-482911.otka.com/oauth2/default/v1/token' }),
    ),
    cause: ['network-no-status', 'token-issuer-mix-up'],
    says: /otka|no such host/,
  },
  'Firefox: a host that is not there': {
    traffic: lines(
      login('okta'),
      redeem('okta', '< 0 NS_ERROR_UNKNOWN_HOST', { to: 'https://dev-482911.otka.com/oauth2/default/v1/token' }),
    ),
    cause: ['network-no-status', 'token-issuer-mix-up'],
    says: /otka|no such host/,
  },
  'a blocker': {
    traffic: lines(login('google'), redeem('google', '< 0 net::ERR_BLOCKED_BY_CLIENT')),
    cause: 'network-no-status',
    says: /extension/,
  },
  'a self-signed certificate': {
    traffic: lines(
      login('hydra'),
      redeem('hydra', '< 0 net::ERR_CERT_AUTHORITY_INVALID', { to: 'https://auth.example.com:4444/oauth2/token' }),
    ),
    cause: 'network-no-status',
    says: /certificate/,
  },
  'the page is left too early': {
    traffic: lines(login('supabase'), redeem('supabase', '< 0 net::ERR_ABORTED'), 'GET https://shop.example/\n< 200 <html></html>'),
    cause: 'network-no-status',
    says: /gave|left/,
  },
  'a proxy answers': {
    traffic: signIn(
      'cognito',
      '< 403 <!DOCTYPE html><html><head><title>Access Denied</title></head><body>Zscaler</body></html>\n< Access-Control-Allow-Origin: *\n< Server: Zscaler/6.2',
    ),
    cause: ['token-not-json', 'token-error', 'proxy-answered'],
    says: /web page|HTML|403/,
  },
  'HTML with 200 from a single-page fallback': {
    traffic: signIn('spring', answer(200, '<!doctype html><html><div id="root"></div></html>'), {
      to: 'https://shop.example/oauth2/token',
    }),
    cause: 'token-not-json',
    says: /web page|HTML/,
  },
  '404 at a wrong path, Okta': {
    traffic: signIn(
      'okta',
      answer(
        404,
        '{"errorCode":"E0000022","errorSummary":"The endpoint does not support the provided HTTP method","errorLink":"E0000022","errorId":"oae"}',
      ),
      { to: 'https://dev-482911.okta.com/oauth2/default/token' },
    ),
    cause: ['token-endpoint-not-found', 'token-error', 'token-issuer-mix-up'],
    says: /404|oauth2\/default\/token/,
  },
  '404 with a double slash, Keycloak': {
    traffic: signIn(
      'keycloak',
      answer(
        404,
        '{"error":"RESTEASY003210: Could not find resource for full path: https://sso.example.com//realms/shop/protocol/openid-connect/token"}',
      ),
      { to: 'https://sso.example.com//realms/shop/protocol/openid-connect/token' },
    ),
    cause: 'token-endpoint-not-found',
    says: /double slash|404|not there|nothing is at/,
  },
  '404 with the old /auth, Keycloak': {
    traffic: signIn('keycloak', answer(404, '{"error":"Unable to find matching target resource method"}'), {
      to: 'https://sso.example.com/auth/realms/shop/protocol/openid-connect/token',
    }),
    cause: 'token-endpoint-not-found',
    says: /\/auth\/realms|404/,
  },
  '404, an unknown realm, Keycloak': {
    traffic: signIn('keycloak', answer(404, '{"error":"Realm does not exist"}'), {
      to: 'https://sso.example.com/realms/Shop/protocol/openid-connect/token',
    }),
    cause: ['token-endpoint-not-found', 'token-issuer-mix-up'],
    says: /[Rr]ealm/,
  },
  '405 at the authorization endpoint, Auth0': {
    traffic: signIn('auth0', answer(405, '<html>Method Not Allowed</html>'), { to: 'https://acme.eu.auth0.com/authorize' }),
    cause: 'token-endpoint-wrong',
    says: /authorization endpoint/,
  },
  '415, a form labelled JSON, Zitadel': {
    traffic: signIn('zitadel', answer(415, ''), { head: ['Content-Type: application/json'] }),
    cause: 'token-content-type',
    says: /JSON|json/,
  },
  '429, Okta': {
    traffic: signIn('okta', error(429, 'invalid_grant', 'API call exceeded rate limit due to too many requests.')),
    cause: 'rate-limited',
    says: /429|rate/,
  },
  '429 without a word, Auth0': {
    traffic: signIn('auth0', answer(429, '{"error":"too_many_requests","error_description":"Global limit has been reached"}')),
    cause: 'rate-limited',
    says: /429|limit/,
  },
  '500, FusionAuth': { traffic: signIn('fusionauth', answer(500, '')), cause: 'server-error', says: /500/ },
  '502 from a gateway, Hydra': {
    traffic: signIn('hydra', answer(502, '<html><head><title>502 Bad Gateway</title></head></html>')),
    cause: 'server-error',
    says: /502/,
  },
  '500 with JSON, League': { traffic: signIn('league', answer(500, '{"message":"Server Error"}')), cause: 'server-error', says: /500/ },
  'a redirect that loses the body, Django without the slash': {
    traffic: lines(
      login('django'),
      redeem('django', '< 301 https://app.example.com/o/token/\n< Access-Control-Allow-Origin: *', {
        to: 'https://app.example.com/o/token',
      }),
      '@ {"resourceType":"fetch"}',
      'GET https://app.example.com/o/token/',
      `> Origin: ${shop.origin}`,
      '< 405\n< Access-Control-Allow-Origin: *',
    ),
    cause: 'token-redirected',
    says: /301[\s\S]*token\/|redirect/,
  },
  'http is redirected to https, GitLab of our own': {
    traffic: lines(
      login('gitlab'),
      redeem('gitlab', '< 301 https://gitlab.com/oauth/token', { to: 'http://gitlab.com/oauth/token' }),
      '@ {"resourceType":"fetch"}',
      'GET https://gitlab.com/oauth/token',
      `> Origin: ${shop.origin}`,
      '< 404 {"error":"404 Not Found"}',
    ),
    cause: ['token-insecure-transport', 'token-redirected', 'mixed-content'],
    says: /http/,
  },
  'a login page in place of the answer: single sign-on in front of the server': {
    traffic: lines(
      login('duende'),
      redeem('duende', '< 302 https://gate.example/login?rd=https%3A%2F%2Fdemo.duendesoftware.com\n< Access-Control-Allow-Origin: *'),
      '@ {"resourceType":"fetch"}',
      'GET https://gate.example/login?rd=https%3A%2F%2Fdemo.duendesoftware.com',
      `> Origin: null`,
      '< 200 <html></html>',
    ),
    cause: 'token-redirected',
    says: /gate\.example|redirect/,
  },
  'no access token in the answer': { traffic: signIn('supabase', answer(200, '{}')), cause: 'access-token-missing', says: /access_token/ },
  'a wrong verifier behind a proxy that answers HTML': {
    traffic: signIn('duende', '< 400 <html><body>Bad Request</body></html>\n< Access-Control-Allow-Origin: *', {
      send: { code_verifier: 'Ab1-short_verifier.9' },
    }),
    cause: ['verifier-too-short', 'challenge-mismatch'],
    says: /20/,
  },
};

const proof = (claims: Record<string, unknown>, header: Record<string, unknown> = {}) =>
  `DPoP: ${sampleProof({ htu: servers.nodeOidc.token, iat: now, ...claims }, header)}`;
const dpop = (text: string, ...head: string[]) => lines(login('nodeOidc'), redeem('nodeOidc', text, { head }));

export const senderCases: Cases = {
  'htu of the public address behind a proxy': {
    traffic: dpop(error(400, 'invalid_dpop_proof', 'DPoP proof htu mismatch'), proof({ htu: 'http://op.example.com/token' })),
    cause: 'dpop-htu-htm-mismatch',
    says: /scheme|http/,
  },
  'htm in small letters': {
    traffic: dpop(error(400, 'invalid_dpop_proof', 'DPoP proof htm mismatch'), proof({ htm: 'post' })),
    cause: 'dpop-htu-htm-mismatch',
    says: /post/,
  },
  'a proof without jti': {
    traffic: dpop(error(400, 'invalid_dpop_proof', 'DPoP proof must have a jti string property'), proof({ jti: undefined })),
    cause: 'dpop-proof-malformed',
    says: /jti/,
  },
  'a proof of the wrong type': {
    traffic: dpop(error(400, 'invalid_dpop_proof', 'invalid DPoP key binding'), proof({}, { typ: 'JWT' })),
    cause: 'dpop-proof-malformed',
    says: /typ/,
  },
  'a clock that is ten minutes ahead': {
    traffic: dpop(
      error(400, 'invalid_dpop_proof', 'DPoP proof iat is not recent enough').replace(
        '< Cache',
        '< Date: Thu, 01 Jan 2026 00:00:00 GMT\n< Cache',
      ),
      proof({ iat: now + 600 }),
    ),
    cause: 'dpop-iat-skew',
    says: /ahead/,
  },
  'the nonce is never sent, Okta': {
    traffic: lines(
      login('okta'),
      redeem(
        'okta',
        answer(
          400,
          '{"error":"use_dpop_nonce","error_description":"Authorization server requires nonce in DPoP proof."}',
          'dpop-nonce: Rl7',
          'Access-Control-Expose-Headers: dpop-nonce',
        ),
        { head: [proof({ htu: servers.okta.token })] },
      ),
    ),
    cause: 'dpop-nonce-challenge',
    says: /nonce/,
  },
  'the nonce is hidden from the page': {
    traffic: lines(
      login('okta'),
      redeem(
        'okta',
        answer(
          400,
          '{"error":"use_dpop_nonce","error_description":"Authorization server requires nonce in DPoP proof."}',
          'dpop-nonce: Rl7',
        ),
        { head: [proof({ htu: servers.okta.token })] },
      ),
    ),
    cause: 'cors-dpop-nonce-hidden',
    says: /expose/,
  },
  'PAR: the request is refused': {
    traffic: lines(
      `POST https://op.example.com/request\n> Origin: ${shop.origin}\n> Content-Type: application/x-www-form-urlencoded`,
      `> ${form({ client_id: 'shop', redirect_uri: shop.redirect, response_type: 'code', scope: 'openid', code_challenge: 'x'.repeat(20), code_challenge_method: 'S256' })}`,
      error(400, 'invalid_request', 'code_challenge must be a string with a minimum length of 43 characters'),
    ),
    // The rules look at authorization requests; of a refused push only the server's text tells.
    cause: ['challenge-length', 'challenge-charset'],
    says: /20|malformed/,
    also: ['state-missing'],
  },
  'PAR: request_uri is used after it expired': {
    traffic: lines(
      `POST https://op.example.com/request\n> Origin: ${shop.origin}\n> Content-Type: application/x-www-form-urlencoded`,
      `> ${form({ client_id: 'shop', redirect_uri: shop.redirect, response_type: 'code', scope: 'openid', state: 'st-9Qk2mXw0QpLrT7u', code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' })}`,
      answer(201, '{"request_uri":"urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c","expires_in":60}'),
      '@ +95s',
      'GET https://op.example.com/auth?client_id=shop&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A6esc_11ACC5bwc014ltc14eY22c',
      '< 400 <html><body>invalid_request_uri: request_uri is invalid or expired</body></html>',
    ),
    cause: 'par-request-uri-expired',
    says: /9[45]/,
  },
};

const refresh = (server: ServerName, text: string, values: Record<string, string | undefined> = {}, wait = '+3600s') =>
  redeem(server, text, {
    wait,
    body: form({ grant_type: 'refresh_token', refresh_token: 'v1.MRjVpQ2x-first', client_id: 'shop', ...values }),
  });
const began = (server: ServerName) =>
  lines(login(server), redeem(server, signedIn(server).replace('"expires_in"', '"refresh_token":"v1.MRjVpQ2x-first","expires_in"')));
const renewed = (server: ServerName) =>
  signedIn(server, { nonce: undefined }).replace('"expires_in"', '"refresh_token":"v1.MRjVpQ2x-second","expires_in"');

export const refreshCases: Cases = {
  'two refreshes at once, at Keycloak': {
    traffic: lines(
      began('keycloak'),
      refresh('keycloak', renewed('keycloak')),
      refresh('keycloak', error(400, 'invalid_grant', 'Maximum allowed refresh token reuse exceeded'), {}, '+8ms'),
    ),
    cause: 'refresh-race',
    says: /ms|parallel|same time/,
  },
  'the old token again, at Auth0': {
    traffic: lines(
      began('auth0'),
      refresh('auth0', renewed('auth0')),
      refresh('auth0', error(403, 'invalid_grant', 'Unknown or invalid refresh token.')),
    ),
    cause: 'refresh-token-reused',
    says: /again|replaced|rotated|used/,
  },
  'no client_id, at Okta': {
    traffic: lines(began('okta'), refresh('okta', error(401, 'invalid_client', 'No client credentials found.'), { client_id: undefined })),
    cause: 'refresh-client-id-missing',
    says: /client_id|client/,
  },
  'it expired, at Entra': {
    traffic: lines(
      began('entra'),
      refresh(
        'entra',
        error(
          400,
          'invalid_grant',
          'AADSTS700084: The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which cannot be extended. Trace ID: x',
          { error_codes: [700084] },
        ),
        {},
        '+90000s',
      ),
    ),
    cause: 'refresh-token-expired',
    says: /expired|lifetime|no longer/,
  },
  'more scope than was granted, at Duende': {
    traffic: lines(began('duende'), refresh('duende', error(400, 'invalid_scope'), { scope: 'openid profile api admin' })),
    cause: 'refresh-scope-widened',
    says: /admin/,
  },
};
