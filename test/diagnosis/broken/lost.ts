import type { Cases } from './case.ts';
import { answer, authorizeUrl, callbackUrl, error, form, lines, login, now, redeem, shop, signedIn, verifierOf } from './world.ts';

const refreshToken = 'v1.MRjVpQ2x-first';
const began = lines(
  login('okta'),
  redeem('okta', signedIn('okta').replace('"expires_in"', `"refresh_token":"${refreshToken}","expires_in"`)),
);
const refresh = (more: Record<string, string>, refusal: string, body?: string) =>
  redeem('okta', refusal, {
    wait: '+60s',
    ...(body === undefined ? {} : { type: 'application/json' }),
    body: body ?? form({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: shop.id, ...more }),
  });
const page = '< 400 <html><title>Error</title><h1>Something went wrong</h1></html>';

/** Sign-ins of which the wire or the recorder lost a part, or whose refusal is worded as something else. */
export const lostCases: Cases = {
  'an answer that the network lost, and the same code sent once more': {
    traffic: lines(
      login('okta'),
      redeem('okta', '< 0 net::ERR_EMPTY_RESPONSE'),
      redeem('okta', error(400, 'invalid_grant', 'The authorization code is invalid or has expired.'), { wait: '+2s' }),
    ),
    cause: 'code-replayed',
    says: /second time[\s\S]*network failed/,
    standing: 'likely',
  },
  'a code that is sent too often, answered slow_down': {
    traffic: lines(login('nodeOidc'), redeem('nodeOidc', answer(429, '{"error":"slow_down"}'))),
    cause: 'rate-limited',
    says: /too many|429/i,
  },
  'a refresh as JSON, answered with a page': {
    traffic: lines(
      began,
      refresh({}, page, JSON.stringify({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: shop.id })),
    ),
    cause: 'token-content-type',
    says: /JSON/,
    standing: 'proved',
  },
  'a refresh for more scope, whose answer was not recorded': {
    traffic: lines(began, refresh({ scope: 'openid profile admin' }, '< 400\n< (body not captured)')),
    cause: 'refresh-scope-widened',
    says: /admin/,
    standing: 'likely',
  },
  'a verifier made anew, whose refusal CORS hid together with its status': {
    traffic: lines(login('okta'), redeem('okta', '< 0 net::ERR_FAILED', { send: { code_verifier: verifierOf('other') } })),
    cause: 'challenge-mismatch',
    says: /made anew/,
    also: ['cors-response-blocked', 'network-no-status'],
    standing: 'proved',
  },
  'a verifier of which the end is missing': {
    traffic: lines(
      login('okta'),
      redeem('okta', error(400, 'invalid_grant', 'PKCE verification failed.'), {
        send: { code_verifier: verifierOf('other').slice(0, 38) },
      }),
    ),
    cause: ['challenge-mismatch', 'verifier-too-short'],
    says: /only 38 characters[\s\S]*cut off/,
  },
  'a login page that forbids to be framed, in a frame': {
    traffic: lines(
      `GET ${authorizeUrl('nodeOidc')}`,
      '> Sec-Fetch-Dest: iframe',
      '< 302 https://op.example.com/interaction/7Yq',
      'GET https://op.example.com/interaction/7Yq',
      '> Sec-Fetch-Dest: iframe',
      '< 0 net::ERR_BLOCKED_BY_RESPONSE',
    ),
    cause: 'authz-framed',
    says: /forbids framing/,
    standing: 'proved',
  },
  'a state that the server wants longer, said on its error page': {
    traffic: lines(
      `GET ${authorizeUrl('nodeOidc')}`,
      '< 400 <html><h1>invalid_request</h1><p>The state parameter is missing or has insufficient entropy</p></html>',
    ),
    cause: 'authz-error-page',
    says: /insufficient entropy/,
  },
  'an ID token from a quarter of an hour hence': {
    traffic: lines(login('okta'), redeem('okta', signedIn('okta', { iat: now + 900, exp: now + 4500 }))),
    cause: 'id-token-iat-implausible',
    says: /15 min/,
  },
  'a callback that failed, after the server’s own login had set cookies': {
    traffic: lines(
      `GET ${authorizeUrl('nodeOidc')}`,
      '> Accept: text/html',
      '< 302 /login',
      'POST https://op.example.com/login',
      '> Accept: text/html',
      '> username=ada&password=x',
      `< 303 ${authorizeUrl('nodeOidc')}`,
      '< Set-Cookie: sid=7Yq2; Path=/; Secure; HttpOnly; SameSite=None',
      `GET ${authorizeUrl('nodeOidc')}`,
      '> Cookie: sid=7Yq2',
      `< 302 ${callbackUrl('nodeOidc')}`,
      `GET ${callbackUrl('nodeOidc')}`,
      '> Accept: text/html',
      '< 500 <h1>500 Internal Server Error</h1>',
    ),
    cause: 'callback-refused',
    says: /500/,
    standing: 'not proved',
  },
};
