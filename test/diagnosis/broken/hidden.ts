import { s256 } from '../../../src/oauth/pkce.ts';
import type { Cases } from './case.ts';
import { mismatch } from './challenge.ts';
import {
  authorizeUrl,
  callbackUrl,
  error,
  landing,
  lines,
  login,
  redeem,
  type ServerName,
  servers,
  shop,
  signIn,
  stateOf,
  verifierOf,
} from './world.ts';

/** The same exchange, its request body not captured. */
const withoutBody = (text: string) => text.replace(/^> grant_type=.*$/m, '> (not captured)');
/** The same exchange, its answer's body not captured. */
const withoutAnswer = (text: string, status: number) =>
  text.replace(new RegExp(`^< ${status} .*$`, 'm'), `< ${status}\n< (body not captured)`);
const redacted = (text: string, ...names: string[]) =>
  names.reduce((whole, name) => whole.replace(new RegExp(`([?&# ]${name}=)[^&\\n]*`, 'g'), '$1[redacted]'), text);
const other = { send: { code_verifier: verifierOf('other') } };
const late = (server: ServerName, given = {}) => landing(callbackUrl(server, given));

/** Recordings that lack what would prove the cause. */
export const hiddenCases: Cases = {
  'the body is missing, Okta says PKCE': {
    traffic: lines(login('okta'), withoutBody(redeem('okta', mismatch.okta, other))),
    cause: 'challenge-mismatch',
    says: /server's own text/,
    standing: 'likely',
  },
  'the body is missing, Entra says PKCE': {
    traffic: lines(login('entra'), withoutBody(redeem('entra', mismatch.entra, other))),
    cause: 'challenge-mismatch',
    says: /server's own text/,
    standing: 'likely',
  },
  'the body is missing, GitLab says anything': {
    traffic: lines(login('gitlab'), withoutBody(redeem('gitlab', mismatch.gitlab, other))),
    cause: ['token-error'],
    says: /./,
    standing: 'possible',
  },
  'the body is missing, Cognito says nothing': {
    traffic: lines(login('cognito'), withoutBody(redeem('cognito', mismatch.cognito, other))),
    cause: ['token-error'],
    says: /./,
    standing: 'possible',
  },
  'the body is missing, Keycloak says redirect_uri': {
    traffic: lines(login('keycloak'), withoutBody(redeem('keycloak', error(400, 'invalid_grant', 'Incorrect redirect_uri'), other))),
    cause: 'redirect-uri-differs',
    says: /server's own text/,
    standing: 'likely',
  },
  'the body is missing, Hydra says used': {
    traffic: lines(
      login('hydra'),
      withoutBody(
        redeem(
          'hydra',
          error(400, 'invalid_grant', 'The provided authorization grant is invalid. The authorization code has already been used.'),
        ),
      ),
    ),
    cause: 'code-replayed',
    says: /server's own text/,
    standing: 'likely',
  },
  'the answer is missing, the verifier does not fit': {
    traffic: lines(login('auth0'), withoutAnswer(redeem('auth0', mismatch.auth0, other), 403)),
    cause: 'challenge-mismatch',
    says: /made anew/,
    standing: 'proved',
  },
  'the answer is missing, the code is old': {
    traffic: lines(
      login('keycloak'),
      withoutAnswer(redeem('keycloak', error(400, 'invalid_grant', 'Code is expired'), { wait: '+300s' }), 400),
    ),
    cause: 'code-expired',
    says: /300 s/,
    standing: 'likely',
  },
  'the answer is missing and all is right': {
    traffic: lines(login('django'), withoutAnswer(redeem('django', mismatch.django), 400)),
    cause: ['token-error'],
    says: /./,
    standing: 'possible',
  },
  'the beginning is missing, Keycloak says PKCE': {
    traffic: lines(late('keycloak'), redeem('keycloak', mismatch.keycloak, other)),
    cause: 'challenge-mismatch',
    says: /server's own text/,
    standing: 'likely',
  },
  'the beginning is missing, Duende says nothing': {
    traffic: lines(late('duende'), redeem('duende', mismatch.duende, other)),
    cause: ['token-error'],
    says: /./,
    standing: 'possible',
  },
  'the beginning is missing, the verifier is null': {
    traffic: lines(late('duende'), redeem('duende', mismatch.duende, { send: { code_verifier: 'null' } })),
    cause: 'verifier-missing',
    says: /null/,
    standing: 'proved',
  },
  'the beginning is missing, the verifier is short': {
    traffic: lines(
      late('nodeOidc'),
      redeem('nodeOidc', error(400, 'invalid_request', 'code_verifier must be a string with a minimum length of 43 characters'), {
        send: { code_verifier: 'Ab1-short_verifier.9' },
      }),
    ),
    cause: 'verifier-too-short',
    says: /20/,
    standing: 'proved',
  },
  'the first exchange is missing, Entra says redeemed': {
    traffic: redeem(
      'entra',
      error(
        400,
        'invalid_grant',
        'AADSTS54005: OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
        { error_codes: [54005] },
      ),
    ),
    cause: 'code-replayed',
    says: /server's own text/,
    standing: 'likely',
  },
  'the beginning is missing, Google says Bad Request': {
    traffic: redeem('google', error(400, 'invalid_grant', 'Bad Request')),
    cause: ['token-error', 'code-expired', 'code-replayed'],
    says: /./,
    standing: 'possible',
  },
  'verifier and challenge are redacted, Spotify says PKCE': {
    traffic: redacted(signIn('spotify', mismatch.spotify, other), 'code_verifier', 'code_challenge'),
    cause: 'challenge-mismatch',
    says: /server's own text/,
    standing: 'likely',
  },
  'the verifier is redacted, no text': {
    traffic: redacted(signIn('cognito', mismatch.cognito, other), 'code_verifier'),
    cause: 'token-error',
    says: /./,
    standing: 'possible',
  },
  'the code is redacted, redirect_uri differs': {
    traffic: redacted(
      signIn('cognito', error(400, 'unauthorized_client'), { send: { redirect_uri: `${shop.redirect}/` } }),
      'code',
      'code_verifier',
      'state',
    ),
    cause: 'redirect-uri-differs',
    says: /slash/,
    standing: 'proved',
  },
  'values replaced by stars, the verifier is missing': {
    traffic: signIn('spring', error(400, 'invalid_grant', 'Client authentication failed: code_verifier'), {
      send: { code_verifier: undefined, code: '***' },
    }),
    cause: 'verifier-missing',
    says: /no code_verifier/,
  },
  'the Authorization header is withheld, invalid_client': {
    traffic: lines(
      login('ping'),
      '@ {"withheld":["authorization","cookie"]}',
      redeem('ping', error(401, 'invalid_client', 'Invalid client or client credentials.'), {
        send: { client_id: undefined },
        head: ['Origin: -', 'Referer: -'],
      }),
    ),
    cause: ['client-authentication-unseen', 'client-secret-wrong'],
    says: /Authorization|credentials|authentication/,
    standing: 'not proved',
  },
  'pushed by a server, the verifier does not fit, Hydra says so': {
    traffic: lines(
      `GET https://auth.example.com/oauth2/auth?client_id=shop&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Aabc123`,
      `< 303 ${callbackUrl('hydra')}`,
      landing(callbackUrl('hydra')),
      redeem('hydra', mismatch.hydra, other),
    ),
    cause: 'challenge-mismatch',
    says: /server's own text/,
    standing: 'likely',
  },
  'an encrypted request object, the verifier does not fit, Okta says so': {
    traffic: lines(
      `GET https://dev-482911.okta.com/oauth2/default/v1/authorize?client_id=shop&request=eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a.b.c.d`,
      `< 302 ${callbackUrl('okta')}`,
      landing(callbackUrl('okta')),
      redeem('okta', mismatch.okta, other),
    ),
    cause: 'challenge-mismatch',
    says: /server's own text/,
    standing: 'likely',
  },
  'the exchange is on a server, the challenge is padded': {
    traffic: lines(
      login('gitlab', { ask: { code_challenge: `${s256(verifierOf('a'))}=` } }).replace(
        /< 200 <!doctype html><html><script[^\n]*$/,
        '< 500 <html>Internal Server Error</html>',
      ),
    ),
    cause: 'challenge-padded',
    says: /padding/,
  },
  'another realm, but the body is missing': {
    traffic: lines(
      login('keycloak'),
      withoutBody(
        redeem('keycloak', error(400, 'invalid_grant', 'Code not valid'), { to: servers.keycloak.token.replace('/shop/', '/master/') }),
      ),
    ),
    cause: 'token-issuer-mix-up',
    says: /master/,
  },
};

/** Callbacks that a server answers itself. */
export const callbackCases: Cases = {
  'the server sends on to an error of its own': {
    traffic: lines(login('github').replace(/< 200 <!doctype html><html><script[^\n]*$/, '< 302 /api/auth/error?error=OAuthCallback')),
    cause: 'callback-refused',
    says: /\/api\/auth\/error/,
    standing: 'likely',
  },
  'a form post without the cookie': {
    traffic: lines(
      `GET ${authorizeUrl('entra', { ask: { response_mode: 'form_post', client_info: undefined } })}`,
      '< 200 <html><form method="POST" action="https://shop.example/auth/callback"></form></html>',
      'POST https://shop.example/auth/callback\n> Origin: https://login.microsoftonline.com\n> Content-Type: application/x-www-form-urlencoded\n> Sec-Fetch-Site: cross-site',
      `> code=${servers.entra.code}&state=${stateOf('a')}&session_state=001ff7c2`,
      '< 400 <html>Correlation failed.</html>',
    ),
    cause: 'callback-refused',
    says: /cookie.*SameSite/s,
    standing: 'likely',
  },
  'the server refuses the callback': {
    traffic: lines(login('okta').replace(/< 200 <!doctype html><html><script[^\n]*$/, '< 500 <html>Internal Server Error</html>')),
    cause: 'callback-refused',
    says: /500/,
    standing: 'likely',
  },
  'the callback is reloaded, and the server refuses it': {
    traffic: lines(
      login('okta').replace(/< 200 <!doctype html><html><script[^\n]*$/, '< 302 https://shop.example/\n< Set-Cookie: session=1; HttpOnly'),
      'GET https://shop.example/\n< 200 <html></html>',
      '@ +30s',
      landing(callbackUrl('okta')).replace(/< 200[^\n]*$/, '< 400 <html>invalid_grant</html>'),
    ),
    cause: 'callback-repeated',
    says: /again|second/,
    standing: 'likely',
  },
  'the callback is prefetched, and then refused': {
    traffic: lines(
      login('cognito').split('\n').slice(0, -2).join('\n'),
      `GET ${callbackUrl('cognito')}\n> Sec-Purpose: prefetch;anonymous-client-ip\n< 302 https://shop.example/`,
      '@ +400ms',
      `GET ${callbackUrl('cognito')}\n> Sec-Fetch-Mode: navigate\n< 400 <html>Authentication failed</html>`,
    ),
    cause: 'callback-repeated',
    says: /prefetch/,
    standing: 'likely',
  },
  'it begins at the callback, and the token request has neither verifier nor secret': {
    traffic: lines(late('nodeOidc'), redeem('nodeOidc', error(400, 'invalid_grant'), { send: { code_verifier: undefined } })),
    cause: 'verifier-missing',
    says: /neither code_verifier nor secret/,
    standing: 'likely',
  },
  'a secret is refused with 401, and what the server says was not recorded': {
    traffic: lines(
      login('keycloak'),
      withoutAnswer(redeem('keycloak', error(401, 'invalid_client'), { send: { client_secret: 'not-the-one-3f9' } }), 401),
    ),
    cause: 'client-secret-wrong',
    says: /secret/,
    standing: 'likely',
    also: ['client-secret-in-browser'],
  },
  'a code is refused with 401, and what the server says was not recorded': {
    traffic: lines(login('keycloak'), withoutAnswer(redeem('keycloak', error(401, 'invalid_grant')), 401)),
    cause: 'token-error',
    says: /was not recorded|not captured|not seen/,
    standing: 'possible',
  },
};
