import { sampleProof } from '../../../src/rules/sample-jwt.ts';
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
  redeem,
  servers,
  shop,
  signedIn,
  signIn,
  stateOf,
  tokenForm,
  tokens,
  verifierOf,
} from '../broken/world.ts';

const oddVerifier = { send: { code_verifier: verifierOf('made anew') } };
/** A frame that asks whether somebody is signed in, and hears no. */
const silent = (name: 'okta' | 'duende' | 'keycloak', reply = 'login_required') =>
  lines(
    `GET ${authorizeUrl(name, { seed: 'silent', client: { ...shop, redirect: 'https://shop.example/silent.html' }, ask: { prompt: 'none', response_mode: undefined } })}`,
    `< 302 https://shop.example/silent.html?error=${reply}&state=${stateOf('silent')}`,
    `GET https://shop.example/silent.html?error=${reply}&state=${stateOf('silent')}\n< 200 <html></html>`,
  );
const api = (status: number, token = 'old-access-token-123456') =>
  lines(
    '@ {"resourceType":"fetch"}',
    `GET https://api.shop.example/cart\n> Origin: https://shop.example\n> Authorization: Bearer ${token}`,
    answer(status, '{"message":"Unauthorized"}'),
  );
const refreshing = (name: 'okta' | 'auth0', text: string, wait = '+1s') =>
  redeem(name, text, { wait, body: form({ grant_type: 'refresh_token', refresh_token: 'rt-of-yesterday-123456', client_id: 'shop' }) });

/** Something odd and harmless comes first; the true cause after it has to be named all the same. */
export const distractionCases: Cases = {
  'a silent request that hears login_required, then another verifier': {
    traffic: lines(silent('okta'), '@ +3s', signIn('okta', error(400, 'invalid_grant', 'PKCE verification failed.'), oddVerifier)),
    cause: 'challenge-mismatch',
    says: /made anew/,
  },
  'a silent request that hears consent_required, then another redirect_uri': {
    traffic: lines(
      silent('duende', 'consent_required'),
      signIn('duende', error(400, 'invalid_grant'), { send: { redirect_uri: `${shop.redirect}/` } }),
    ),
    cause: 'redirect-uri-differs',
    says: /slash/,
  },
  'a refresh token of yesterday that has ended, then no verifier': {
    traffic: lines(
      api(401),
      refreshing('okta', error(400, 'invalid_grant', 'The refresh token is invalid or expired.')),
      '@ +1s',
      signIn('okta', error(400, 'invalid_grant', 'PKCE verification failed.'), { send: { code_verifier: undefined } }),
    ),
    cause: 'verifier-missing',
    says: /no code_verifier/,
  },
  'a widget whose own token call is refused, then another client': {
    traffic: lines(
      'POST https://chat.widget.example/v1/token\n> Origin: https://shop.example\n> Content-Type: application/json\n> {"visitor":"v1"}',
      answer(400, '{"message":"visitor unknown"}'),
      signIn('spring', error(400, 'invalid_grant'), { send: { client_id: 'shop-mobile' } }),
    ),
    cause: 'client-id-differs',
    says: /shop-mobile/,
  },
  'a sign-in of an embedded service in a frame, then a cut code': {
    traffic: lines(
      '@ {"frame":"f2"}',
      `GET https://login.helpdesk.example/oauth/authorize?response_type=code&client_id=helpdesk-embed&redirect_uri=https%3A%2F%2Fembed.helpdesk.example%2Fcb&state=hd-1234567890abcdef&prompt=none&code_challenge=${'E'.repeat(43)}&code_challenge_method=S256`,
      '< 302 https://embed.helpdesk.example/cb?error=interaction_required&state=hd-1234567890abcdef',
      signIn('gitlab', error(400, 'invalid_grant'), { send: { code: servers.gitlab.code.slice(0, 32) } }),
    ),
    cause: 'code-differs',
    says: /truncated/,
  },
  'a DPoP nonce that is asked for and sent, then a wrong htu': {
    traffic: lines(
      login('okta'),
      redeem('okta', answer(400, '{"error":"use_dpop_nonce"}', 'DPoP-Nonce: n-1', 'Access-Control-Expose-Headers: DPoP-Nonce'), {
        head: [`DPoP: ${sampleProof({ htu: 'http://auth:8080/token' })}`],
      }),
      redeem('okta', error(400, 'invalid_dpop_proof', 'The DPoP proof htu does not match.'), {
        wait: '+200ms',
        head: [`DPoP: ${sampleProof({ htu: 'http://auth:8080/token', nonce: 'n-1', jti: 'second' })}`],
      }),
    ),
    cause: 'dpop-htu-htm-mismatch',
    says: /auth:8080/,
  },
  'a library that first tries HTTP Basic, then the body, with another redirect_uri in both': {
    traffic: lines(
      login('gitlab'),
      redeem(
        'gitlab',
        error(
          401,
          'invalid_client',
          'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
        ),
        {
          head: ['Authorization: Basic c2hvcDpzM2NyZXQ=', 'Origin: -', 'Referer: -'],
          send: { client_id: undefined, redirect_uri: 'https://shop.example/' },
        },
      ),
      redeem(
        'gitlab',
        error(
          400,
          'invalid_grant',
          'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
        ),
        {
          wait: '+150ms',
          head: ['Origin: -', 'Referer: -'],
          send: { client_secret: 's3cret', redirect_uri: 'https://shop.example/' },
        },
      ),
    ),
    cause: ['redirect-uri-differs'],
    says: /path/,
  },
  'a JSON body that is refused, then the same code as a form': {
    traffic: lines(
      login('keycloak'),
      redeem('keycloak', error(400, 'invalid_request', 'Missing form parameter: grant_type'), {
        body: JSON.stringify(tokenForm('keycloak')),
        head: ['Content-Type: application/json'],
      }),
      redeem('keycloak', error(400, 'invalid_grant', 'Code not valid'), { wait: '+5s' }),
    ),
    cause: 'token-content-type',
    says: /JSON/,
  },
  'an authorization request that was given up and repeated, then a state that came back damaged': {
    traffic: lines(
      `GET ${authorizeUrl('salesforce', { seed: 'first' })}\n< 0 net::ERR_ABORTED`,
      '@ +1s',
      login('salesforce', { state: 'kX+9/aaaaaaaaaaaaaaaaaa', back: { state: 'kX 9/aaaaaaaaaaaaaaaaaa' } }),
    ),
    cause: 'state-mismatch',
    says: /space/,
  },
  'a sign-out and a revocation that are refused, then a challenge in hex': {
    traffic: lines(
      'POST https://auth.example.com/oauth2/revoke\n> Origin: https://shop.example\n> token=old-access-token-123456&client_id=shop',
      error(400, 'invalid_request', 'unknown token'),
      'GET https://auth.example.com/oauth2/sessions/logout?post_logout_redirect_uri=https%3A%2F%2Fshop.example%2F&state=lo-1234567\n< 302 https://shop.example/?state=lo-1234567',
      signIn('hydra', error(400, 'invalid_grant', 'The PKCE code challenge did not match the code verifier.'), {
        ask: { code_challenge: Buffer.from(verifierOf('a')).toString('hex').slice(0, 64) },
      }),
    ),
    cause: ['challenge-length', 'challenge-mismatch'],
    says: /64|characters/,
  },
  'a preflight of telemetry that fails, then a token request that CORS hides': {
    traffic: lines(
      login('slack'),
      '@ {"resourceType":"preflight"}\nOPTIONS https://telemetry.example/v1/traces\n> Origin: https://shop.example\n> Access-Control-Request-Method: POST\n< 403',
      redeem(
        'slack',
        answer(200, '{"ok":true,"access_token":"xoxp-1234567890","token_type":"user"}')
          .split('\n')
          .filter((line) => !/Access-Control/.test(line))
          .join('\n'),
      ),
    ),
    cause: 'cors-response-blocked',
    says: /Access-Control-Allow-Origin/,
  },
  'a gateway that is away for a moment, then a used code': {
    traffic: lines(
      login('auth0'),
      redeem('auth0', signedIn('auth0')),
      '@ +30s',
      landing(callbackUrl('auth0')),
      redeem('auth0', answer(503, '<html>Service Unavailable</html>')),
      redeem('auth0', error(403, 'invalid_grant', 'Invalid authorization code'), { wait: '+2s' }),
    ),
    cause: 'code-replayed',
    says: /again/,
  },
  'a first sign-in that was mended, then one with an expired code': {
    traffic: lines(
      signIn('django', signedIn('nodeOidc'), { seed: 'one', code: 'code-number-one-1234567890' }),
      '@ +60s',
      signIn('django', error(400, 'invalid_grant'), { seed: 'two', code: 'code-number-two-1234567890', wait: '+15m' }),
    ),
    cause: 'code-expired',
    says: /15 minutes|90\d s|9\d\d s/,
  },
};

/** The same oddities before a sign-in that is sound: nothing is to be said. */
export const harmless: Readonly<Record<string, string>> = {
  'a silent request that hears login_required': lines(silent('okta'), signIn('okta', signedIn('okta'))),
  'a refresh token of yesterday that has ended, and a new sign-in': lines(
    api(401),
    refreshing('auth0', error(403, 'invalid_grant', 'Unknown or invalid refresh token.')),
    '@ +1s',
    signIn('auth0', signedIn('auth0')),
  ),
  'a widget whose own token call is refused': lines(
    'POST https://chat.widget.example/v1/token\n> Origin: https://shop.example\n> Content-Type: application/json\n> {"visitor":"v1"}',
    answer(400, '{"message":"visitor unknown"}'),
    signIn('okta', signedIn('okta')),
  ),
  'a library that first tries HTTP Basic, then the body': lines(
    login('gitlab'),
    redeem('gitlab', error(401, 'invalid_client'), {
      head: ['Authorization: Basic c2hvcDpzM2NyZXQ=', 'Origin: -', 'Referer: -'],
      send: { client_id: undefined },
    }),
    redeem('gitlab', tokens({ refresh_token: 'r1' }), {
      wait: '+150ms',
      head: ['Origin: -', 'Referer: -'],
      send: { client_secret: 's3cret' },
    }),
  ),
  'a token request that the page gave up and repeated': lines(
    login('okta'),
    redeem('okta', '< 0 net::ERR_ABORTED'),
    redeem('okta', signedIn('okta'), { wait: '+300ms' }),
  ),
  'a gateway that was away for a moment': lines(
    login('okta'),
    redeem('okta', answer(503, '<html>Service Unavailable</html>')),
    redeem('okta', signedIn('okta'), { wait: '+2s' }),
  ),
  'an API that refused an old token first': lines(api(401), signIn('okta', signedIn('okta')), api(200, 'mF_9.B5f-4.1JqM')),
};
