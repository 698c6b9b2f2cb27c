import type { Cases } from './case.ts';
import {
  answer,
  ask,
  authorizeUrl,
  callbackUrl,
  error,
  form,
  landing,
  lines,
  login,
  redeem,
  shop,
  stateOf,
  tokenForm,
  tokens,
  verifierOf,
} from './world.ts';

const pushed = (challenge: string, refusal: string) =>
  lines(
    'POST https://op.example.com/request',
    '> Origin: https://shop.example',
    `> ${form({
      client_id: shop.id,
      redirect_uri: shop.redirect,
      response_type: 'code',
      scope: 'openid',
      state: 'Q9x2LmZ7bT4w',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    })}`,
    refusal,
  );

/** Slips that were once told as something else, each as it was seen at a server that was new to us. */
export const missedCases: Cases = {
  'a slash too many, when the recording begins at the callback': {
    traffic: lines(
      landing(callbackUrl('nodeOidc')),
      redeem('nodeOidc', error(400, 'invalid_grant', 'grant request is invalid'), { send: { redirect_uri: `${shop.redirect}/` } }),
    ),
    cause: 'redirect-uri-differs',
    says: /slash/,
    standing: 'likely',
  },
  'a slash too many, answered invalid_client, when the recording begins at the callback': {
    traffic: lines(
      landing(callbackUrl('nodeOidc')),
      redeem('nodeOidc', error(401, 'invalid_client', 'invalid redirect_uri'), { send: { redirect_uri: `${shop.redirect}/` } }),
    ),
    cause: 'redirect-uri-differs',
    says: /slash/,
    standing: 'likely',
  },
  'no secret, answered with a bare unauthorized_client': {
    traffic: lines(login('nodeOidc'), redeem('nodeOidc', answer(403, '{"error":"unauthorized_client"}'))),
    cause: 'client-authentication-missing',
    says: /No client authentication was sent/,
    standing: 'likely',
  },
  'a secret that no one asked for, answered with a bare unauthorized_client': {
    traffic: lines(
      login('nodeOidc'),
      redeem('nodeOidc', answer(403, '{"error":"unauthorized_client"}'), { send: { client_secret: 'not-a-secret-of-this-client' } }),
    ),
    cause: 'client-secret-wrong',
    says: /a secret in the body/,
    also: ['client-secret-in-browser'],
    standing: 'likely',
  },
  'a refused sign-in whose page goes on with code=null': {
    traffic: lines(
      ask('authentik', { ask: { code_challenge_method: 'SHA-256' } }, `< 302 ${shop.redirect}?error=invalid_request&state=x`).replace(
        'state=x',
        `state=${new URL(callbackUrl('authentik')).searchParams.get('state')}`,
      ),
      redeem('authentik', error(500, 'server_error', 'Internal Server Error'), { send: { code: 'null' } }),
    ),
    cause: 'challenge-method-unknown',
    says: /SHA-256/,
    also: ['code-missing-in-token-request', 'token-error-status'],
  },
  'padding in a pushed request': {
    traffic: pushed(
      'krMxIKyW26HY0OyxwhlhAJvhuytig7o9JrFKcQJPjZc=',
      answer(400, '{"error":"invalid_request","error_description":"code_challenge contains invalid characters"}'),
    ),
    cause: 'challenge-padded',
    says: /padding/,
    standing: 'proved',
  },
  'a code that went to another server, whose answer was not recorded': {
    traffic: lines(
      login('nodeOidc'),
      lines(
        '@ {"resourceType":"fetch"}',
        'POST https://sso.example.net/api/oidc/token',
        '> Origin: https://shop.example',
        '> Content-Type: application/x-www-form-urlencoded',
        `> ${form(tokenForm('nodeOidc'))}`,
        '< 403',
        '< Access-Control-Allow-Origin: *',
        '< (body not captured)',
      ),
    ),
    cause: 'token-issuer-mix-up',
    says: /sso\.example\.net/,
    standing: 'likely',
  },
  'PUT in place of POST, which no preflight let through': {
    traffic: lines(login('nodeOidc'), redeem('nodeOidc', '< 0 net::ERR_FAILED', { method: 'PUT' })),
    cause: 'token-method-not-post',
    says: /PUT/,
    standing: 'proved',
  },
  'a response_type that does not exist, answered unauthorized_client': {
    traffic: ask('django', { ask: { response_type: 'authorization_code' } }, `< 302 ${shop.redirect}?error=unauthorized_client&state=x`),
    cause: 'authz-response-type-missing',
    says: /authorization_code/,
    also: ['state-mismatch'],
  },
  'a token request to the authorization endpoint, which redirects to the login': {
    traffic: lines(login('nodeOidc'), redeem('nodeOidc', '< 302 https://op.example.com/login', { to: 'https://op.example.com/auth' })),
    cause: 'token-endpoint-wrong',
    says: /authorization endpoint/,
    standing: 'proved',
  },
  'a token request to the authorization endpoint, whose answer CORS hid': {
    traffic: lines(login('nodeOidc'), redeem('nodeOidc', '< 0 net::ERR_FAILED', { to: 'https://op.example.com/auth' })),
    cause: 'token-endpoint-wrong',
    says: /authorization endpoint/,
    standing: 'proved',
  },
  '&amp; in place of & in the token request': {
    traffic: lines(
      login('nodeOidc'),
      redeem('nodeOidc', error(400, 'invalid_client'), { body: form(tokenForm('nodeOidc')).replaceAll('&', '&amp;') }),
    ),
    cause: 'param-misspelled',
    says: /&amp;/,
    standing: 'proved',
  },
  '&amp; in place of & in the authorization request, answered 404': {
    traffic: `GET ${authorizeUrl('hydra').replaceAll('&', '&amp;')}\n< 404 <html>not found</html>`,
    cause: 'param-misspelled',
    says: /&amp;/,
    standing: 'proved',
  },
  'a redirect URI with a fragment, answered invalid_client': {
    traffic: ask(
      'django',
      { ask: { redirect_uri: `${shop.redirect}#/cb` } },
      answer(400, '{"error":"invalid_client","error_description":"Invalid client: `redirect_uri` does not match client value"}'),
    ),
    cause: 'redirect-uri-fragment',
    says: /#\/cb/,
    standing: 'proved',
  },
  'a redirect URI that was encoded twice, answered with a page about the client': {
    traffic: ask('django', { ask: { redirect_uri: encodeURIComponent(shop.redirect) } }, '< 403 <h1>Unauthorized client</h1>'),
    cause: 'redirect-uri-not-absolute',
    says: /twice/,
    standing: 'proved',
  },
  'a wildcard for a request with credentials, answered 403': {
    traffic: lines(
      login('nodeOidc'),
      '@ {"error":"net::ERR_FAILED"}',
      redeem('nodeOidc', '< 403\n< Access-Control-Allow-Origin: *\n< (body not captured)'),
    ),
    cause: 'cors-wildcard-credentials',
    says: /credentials/,
    standing: 'likely',
  },
  'a page that shows an alert after the login, with its words left to a script': {
    traffic: lines(
      ask('dex', {}, '< 200 <form method="post"><input name="user"><input type="password" name="password"></form>'),
      `POST ${authorizeUrl('dex')}`,
      '> user=ada&password=x',
      '< 200 <html><body><div class="message message-negative alert" role="alert"><span trmsg="107"></span></div></body></html>',
    ),
    cause: 'authz-error-page',
    says: /auth\/callback.*shop/,
    standing: 'likely',
  },
  'Basic without a secret, which the server calls an invalid request': {
    traffic: lines(
      login('nodeOidc'),
      'OPTIONS https://op.example.com/token',
      '> Origin: https://shop.example',
      '> Access-Control-Request-Method: POST',
      '> Access-Control-Request-Headers: authorization',
      '< 204',
      '< Access-Control-Allow-Origin: *',
      '< Access-Control-Allow-Headers: authorization',
      redeem('nodeOidc', error(400, 'invalid_request', 'expected string, received undefined: client_id'), {
        head: ['Authorization: Basic c2hvcDo='],
        send: { client_id: undefined },
      }),
    ),
    cause: 'client-secret-wrong',
    says: /HTTP Basic|preflight announces/,
    also: ['client-secret-in-browser'],
  },
  'the hash in hexadecimal, refused before a verifier was seen': {
    traffic: ask(
      'authentik',
      { ask: { code_challenge: '13d31e961a1ad8ec2f16b10c4c982e0876a878ad6df144566ee1894acb70f9c3' } },
      answer(400, '{"error":"invalid_request","error_description":"code_challenge"}'),
    ),
    cause: 'challenge-length',
    says: /^The challenge is the hex digest, not base64url/,
    standing: 'proved',
  },
  'one text as challenge and as verifier': {
    traffic: lines(login('nodeOidc', { ask: { code_challenge: verifierOf('a') } }), redeem('nodeOidc', error(400, 'invalid_grant'))),
    cause: 'verifier-is-other-value',
    says: /^Verifier and challenge are the same string/,
  },
  'an empty scope, answered invalid_scope': {
    traffic: ask('django', { ask: { scope: '' } }, `< 302 ${shop.redirect}?error=invalid_scope&state=${stateOf('a')}`),
    cause: 'authz-error',
    says: /sent without a value/,
  },
  'a refresh without client_id, answered with the sentence that lists all that may be wrong': {
    traffic: lines(
      login('gitlab'),
      redeem('gitlab', tokens({ refresh_token: 'DCdtIeuhkbcC24-8JSH5xv', id_token: undefined }), {}),
      redeem(
        'gitlab',
        error(
          400,
          'invalid_grant',
          'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
        ),
        { wait: '+20m', body: form({ grant_type: 'refresh_token', refresh_token: 'DCdtIeuhkbcC24-8JSH5xv' }) },
      ),
    ),
    cause: 'refresh-client-id-missing',
    says: /client_id/,
    also: ['id-token-missing', 'refresh-token-expired'],
    standing: 'likely',
  },
};
