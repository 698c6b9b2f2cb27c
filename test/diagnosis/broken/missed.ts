import type { Cases } from './case.ts';
import { answer, ask, callbackUrl, error, form, landing, lines, login, redeem, shop, tokenForm } from './world.ts';

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
};
