import { s256 } from '../../../src/oauth/pkce.ts';
import type { Cases } from './case.ts';
import { mismatch } from './challenge.ts';
import { answer, error, form, landing, lines, login, redeem, type ServerName, signIn, stateOf, tokenForm, verifierOf } from './world.ts';

const verifier = verifierOf('a');
const sent = (server: ServerName, code_verifier: string | undefined, text: string) => signIn(server, text, { send: { code_verifier } });

/** A verifier made by btoa(random bytes): ordinary base64, hashed as it is. */
const plusVerifier = `${'Ab+9/cD+'.repeat(6)}Zx==`;
const dotVerifier = `${'aB3~.x_-9Q'.repeat(5)}`;

export const verifierCases: Cases = {
  'a space for a plus, at Okta': {
    traffic: signIn('okta', error(400, 'invalid_grant', 'PKCE verification failed.'), {
      ask: { code_challenge: s256(plusVerifier) },
      send: { code_verifier: plusVerifier.replaceAll('+', ' ') },
    }),
    cause: 'verifier-charset',
    says: /\+.*space|space.*\+/is,
  },
  'a space for a plus on the wire, at Keycloak': {
    traffic: lines(
      login('keycloak', { ask: { code_challenge: s256(plusVerifier) } }),
      redeem('keycloak', error(400, 'invalid_grant', 'PKCE verification failed: Invalid code verifier'), {
        body: `${form({ ...tokenForm('keycloak'), code_verifier: undefined })}&code_verifier=${plusVerifier}`,
      }),
    ),
    cause: 'verifier-charset',
    says: /\+.*space|space.*\+/is,
  },
  'cut by a column of 40, at Duende': {
    traffic: sent('duende', verifier.slice(0, 40), mismatch.duende),
    cause: ['verifier-too-short', 'challenge-mismatch'],
    says: /40/,
  },
  'a long one cut to 128 by a column, at Hydra': {
    traffic: signIn('hydra', mismatch.hydra, {
      ask: { code_challenge: s256(`${verifier}${verifier}${verifier}abc`) },
      send: { code_verifier: `${verifier}${verifier}${verifier}abc`.slice(0, 128) },
    }),
    cause: 'challenge-mismatch',
    says: /cut: it has exactly 128/,
  },
  'lower-cased by a key-value store, at Auth0': {
    traffic: sent('auth0', verifier.toLowerCase(), mismatch.auth0),
    cause: 'challenge-mismatch',
    says: /lower case/,
  },
  'encoded twice, at Google': {
    traffic: signIn('google', mismatch.google, {
      ask: { code_challenge: s256(plusVerifier) },
      send: { code_verifier: encodeURIComponent(plusVerifier) },
    }),
    cause: 'verifier-charset',
    says: /twice/,
  },
  'a tilde encoded twice, at Zitadel': {
    traffic: signIn('zitadel', mismatch.zitadel, {
      ask: { code_challenge: s256(dotVerifier) },
      send: { code_verifier: dotVerifier.replaceAll('~', '%7E') },
    }),
    cause: 'verifier-charset',
    says: /twice/,
  },
  'in quotation marks from localStorage, at Cognito': {
    traffic: sent('cognito', JSON.stringify(verifier), mismatch.cognito),
    cause: 'verifier-charset',
    says: /quotation|quot/,
  },
  'a newline at its end, at Spotify': {
    traffic: sent('spotify', `${verifier}\n`, mismatch.spotify),
    cause: 'verifier-charset',
    says: /white space|newline|line/i,
  },
  'a space before it, at Supabase': {
    traffic: sent('supabase', ` ${verifier}`, mismatch.supabase),
    cause: 'verifier-charset',
    says: /white space|space/i,
  },
  'null, at Genesys': {
    traffic: lines(
      `GET https://login.mypurecloud.de/oauth/authorize?response_type=code&client_id=7f3a&redirect_uri=https%3A%2F%2Fshop.example%2Fcb&code_challenge=${s256(verifier)}&code_challenge_method=S256&state=${stateOf('a')}`,
      `< 302 https://shop.example/cb?code=9tYk2mXw0QpLrT7uZk&state=${stateOf('a')}`,
      landing(`https://shop.example/cb?code=9tYk2mXw0QpLrT7uZk&state=${stateOf('a')}`),
      'POST https://login.mypurecloud.de/oauth/token\n> Origin: https://shop.example',
      '> grant_type=authorization_code&code=9tYk2mXw0QpLrT7uZk&code_verifier=null&client_id=7f3a&redirect_uri=https%3A%2F%2Fshop.example%2Fcb',
      answer(
        401,
        '{"error":"invalid_grant","description":"The provided authorization grant is invalid, expired, or revoked","error_description":"The provided authorization grant is invalid, expired, or revoked"}',
      ),
    ),
    cause: 'verifier-missing',
    says: /null/,
  },
  'undefined, at Spring': { traffic: sent('spring', 'undefined', mismatch.spring), cause: 'verifier-missing', says: /undefined/ },
  '[object Object], at FusionAuth': {
    traffic: sent('fusionauth', '[object Object]', mismatch.fusionauth),
    cause: ['verifier-missing', 'verifier-is-other-value', 'verifier-charset'],
    says: /object Object/,
  },
  '[object Promise], at OpenIddict': {
    traffic: sent('openiddict', '[object Promise]', mismatch.openiddict),
    cause: ['verifier-missing', 'verifier-is-other-value', 'verifier-charset'],
    says: /Promise/,
  },
  'absent, at Entra': {
    traffic: sent(
      'entra',
      undefined,
      error(400, 'invalid_request', "AADSTS900144: The request body must contain the following parameter: 'code_verifier'. Trace ID: x", {
        error_codes: [900144],
      }),
    ),
    cause: 'verifier-missing',
    says: /no code_verifier/,
  },
  'absent, at Okta': {
    traffic: sent(
      'okta',
      undefined,
      error(401, 'invalid_client', 'Browser requests to the token endpoint must use Proof Key for Code Exchange.'),
    ),
    cause: 'verifier-missing',
    says: /no code_verifier/,
  },
  'absent, at GitLab': {
    traffic: sent('gitlab', undefined, error(400, 'invalid_request', 'Missing required parameter: code_verifier.')),
    cause: 'verifier-missing',
    says: /no code_verifier/,
  },
  'absent, at ForgeRock': {
    traffic: sent('forgerock', undefined, error(400, 'invalid_request', 'code_verifier parameter required')),
    cause: 'verifier-missing',
    says: /no code_verifier/,
  },
  'empty, at League': {
    traffic: sent(
      'league',
      '',
      error(
        400,
        'invalid_request',
        'The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed.',
        { hint: 'Check the `code_verifier` parameter', message: 'x' },
      ),
    ),
    cause: 'verifier-missing',
    says: /without a value|empty/,
  },
  'called codeVerifier, at Keycloak': {
    traffic: signIn('keycloak', error(400, 'invalid_grant', 'PKCE code verifier not specified'), {
      send: { code_verifier: undefined, codeVerifier: verifier },
    }),
    cause: 'verifier-missing',
    says: /codeVerifier/,
  },
  'the challenge sent as code_challenge, at Dex': {
    traffic: signIn('dex', error(400, 'invalid_grant', 'Expecting parameter code_verifier in PKCE flow.'), {
      send: { code_verifier: undefined, code_challenge: s256(verifier) },
    }),
    cause: 'verifier-missing',
    says: /code_challenge/,
  },
  'sent without a challenge, at Google': {
    traffic: signIn('google', error(400, 'invalid_grant', 'code_verifier or verifier is not needed.'), {
      ask: { code_challenge: undefined, code_challenge_method: undefined },
    }),
    cause: 'verifier-unexpected',
    says: /challenge/,
  },
  'sent without a challenge, at Zitadel': {
    traffic: signIn('zitadel', error(400, 'invalid_request', 'code_verifier unexpectedly provided'), {
      ask: { code_challenge: undefined, code_challenge_method: undefined },
    }),
    cause: ['verifier-unexpected', 'pkce-missing'],
    says: /challenge/,
  },
  'a UUID, at node-oidc-provider': {
    traffic: signIn('nodeOidc', error(400, 'invalid_request', 'code_verifier must be a string with a minimum length of 43 characters'), {
      ask: { code_challenge: s256('5b0c9d7e-3f6a-4b8c-9d1e-2f3a4b5c6d7e') },
      send: { code_verifier: '5b0c9d7e-3f6a-4b8c-9d1e-2f3a4b5c6d7e' },
    }),
    cause: 'verifier-too-short',
    says: /36/,
  },
  'a hundred random bytes in hex, at Hydra': {
    traffic: signIn(
      'hydra',
      error(
        400,
        'invalid_grant',
        'The provided authorization grant is invalid. The PKCE code verifier can not be longer than 128 characters.',
      ),
      {
        ask: { code_challenge: s256(Buffer.from(`${verifier}${verifier}${verifier}`).toString('hex').slice(0, 200)) },
        send: { code_verifier: Buffer.from(`${verifier}${verifier}${verifier}`).toString('hex').slice(0, 200) },
      },
    ),
    cause: 'verifier-too-long',
    says: /200/,
  },
  'the state in its place, at Slack': {
    traffic: signIn('slack', answer(200, '{"ok":false,"error":"invalid_code"}'), { send: { code_verifier: stateOf('a') } }),
    cause: 'verifier-is-other-value',
    says: /state/,
  },
  'the nonce in its place, at Auth0': {
    traffic: sent('auth0', 'NlZ6R0ZTfk1wb2pHVTdEVnZ4b3l6', mismatch.auth0),
    cause: 'verifier-is-other-value',
    says: /nonce/,
  },
  'the code in its place, at Hydra': {
    traffic: sent('hydra', 'ory_ac_0qJ2mF1n8zV7cX5bL3kH9gD6sA4pQ2wE.1rT3yU5iO7pA9sD2fG4hJ6kL8zX0cV', mismatch.hydra),
    cause: 'verifier-is-other-value',
    says: /code/,
  },
  'made anew by the callback page, at Okta': {
    traffic: sent('okta', verifierOf('fresh'), mismatch.okta),
    cause: 'challenge-mismatch',
    says: /made anew/,
  },
  'two tabs, the later one owns the storage, at Supabase': {
    traffic: lines(
      login('supabase', { seed: 'one', code: 'c0de0001-4b5a-6978-8796-a5b4c3d2e1f0' }),
      login('supabase', { seed: 'two', code: 'c0de0002-4b5a-6978-8796-a5b4c3d2e1f0' }),
      redeem('supabase', mismatch.supabase, {
        seed: 'one',
        code: 'c0de0001-4b5a-6978-8796-a5b4c3d2e1f0',
        send: { code_verifier: verifierOf('two') },
      }),
    ),
    // One code, the other verifier, both tabs back and neither served: which of the two tabs asks cannot be told.
    cause: ['verifier-from-other-attempt', 'code-from-other-attempt'],
    says: /another|other|later/i,
  },
  'a silent renewal in a frame overwrites it, at Keycloak': {
    traffic: lines(
      login('keycloak', { seed: 'one' }),
      `GET https://sso.example.com/realms/shop/protocol/openid-connect/auth?client_id=shop&redirect_uri=https%3A%2F%2Fshop.example%2Fsilent-check-sso.html&state=${stateOf('two')}&response_mode=fragment&response_type=code&scope=openid&nonce=9a0e&prompt=none&code_challenge=${s256(verifierOf('two'))}&code_challenge_method=S256`,
      `< 302 https://shop.example/silent-check-sso.html#error=login_required&state=${stateOf('two')}`,
      redeem('keycloak', mismatch.keycloak, { seed: 'one', send: { code_verifier: verifierOf('two') } }),
    ),
    cause: 'verifier-from-other-attempt',
    says: /another|other|later/i,
  },
  'that of the first try after a second login, at Duende': {
    traffic: lines(
      login('duende', { seed: 'one', code: `${'A1'.repeat(32)}-1` }),
      login('duende', { seed: 'two', code: `${'B2'.repeat(32)}-1` }),
      redeem('duende', mismatch.duende, { seed: 'two', code: `${'B2'.repeat(32)}-1`, send: { code_verifier: verifierOf('one') } }),
    ),
    cause: 'verifier-from-other-attempt',
    says: /another|other|earlier/i,
  },
};
