import { createHash } from 'node:crypto';
import type { Cases } from './case.ts';
import { answer, error, lines, login, redeem, type ServerName, signIn, stateOf, verifierOf } from './world.ts';

const verifier = verifierOf('a');
const sha = (text: string | Uint8Array, name = 'sha256') => createHash(name).update(text).digest();
const url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const challenge = url(sha(verifier));
const hex = sha(verifier).toString('hex');

/** A sign-in with this challenge in place of the right one, refused at the token endpoint. */
const refusedWith = (server: ServerName, code_challenge: string, text: string, more = {}) =>
  signIn(server, text, { ask: { code_challenge, ...more } });

/** What each server answers when the verifier does not fit. */
const mismatch = {
  keycloak: error(400, 'invalid_grant', 'PKCE verification failed: Code mismatch'),
  entra: error(
    400,
    'invalid_grant',
    'AADSTS501481: The Code_Verifier does not match the code_challenge supplied in the authorization request. Trace ID: 1b8f9a0e-7d6c-4f5e-8a9b-0c1d2e3f4a00 Correlation ID: 0192e6b0-5b57-7b61-8f2c-58d7f4c4b7b5 Timestamp: 2026-01-01 00:00:00Z',
    { error_codes: [501481], timestamp: '2026-01-01 00:00:00Z', trace_id: '1b8f', correlation_id: '0192' },
  ),
  b2c: error(
    400,
    'invalid_grant',
    'AADB2C90182: The supplied code_verifier does not match associated code_challenge\r\nCorrelation ID: 9b\r\nTimestamp: 2026-01-01 00:00:00Z\r\n',
  ),
  okta: error(400, 'invalid_grant', 'PKCE verification failed.'),
  auth0: error(403, 'invalid_grant', 'Failed to verify code verifier'),
  google: error(400, 'invalid_grant', 'Invalid code verifier.'),
  cognito: error(400, 'invalid_grant'),
  salesforce: error(400, 'invalid_grant', 'invalid code verifier'),
  gitlab: error(
    400,
    'invalid_grant',
    'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
  ),
  spotify: error(400, 'invalid_grant', 'code_verifier was incorrect'),
  x: error(400, 'invalid_request', 'Value passed for the code verifier did not match the code challenge.'),
  hydra: error(
    400,
    'invalid_grant',
    'The provided authorization grant (e.g., authorization code, resource owner credentials) or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client. The PKCE code challenge did not match the code verifier.',
  ),
  league: error(
    400,
    'invalid_grant',
    'The provided authorization grant (e.g., authorization code, resource owner credentials) or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
    {
      hint: 'Failed to verify `code_verifier`.',
      message: 'The provided authorization grant is invalid.',
    },
  ),
  openiddict: error(400, 'invalid_grant', "The specified 'code_verifier' is invalid.", {
    error_uri: 'https://documentation.openiddict.com/errors/ID2052',
  }),
  duende: error(400, 'invalid_grant'),
  spring: error(400, 'invalid_grant', 'Client authentication failed: code_verifier', {
    error_uri: 'https://datatracker.ietf.org/doc/html/rfc7636#section-4.6',
  }),
  zitadel: error(400, 'invalid_grant', 'invalid code_verifier'),
  fusionauth: error(400, 'invalid_grant', 'The PKCE code_verifier is invalid', {
    error_reason: 'invalid_pkce_code_verifier',
    change_password_reason: null,
  }),
  supabase: error(400, 'invalid_grant', 'PKCE verification failed: code challenge does not match previously saved code verifier'),
  django: error(400, 'invalid_grant'),
  nodeOidc: error(400, 'invalid_grant', 'grant request is invalid'),
  dex: error(400, 'invalid_grant', 'Invalid code_verifier.'),
  authentik: error(
    400,
    'invalid_grant',
    'The provided authorization grant or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client',
  ),
} satisfies Partial<Record<ServerName, string>>;

/** Challenges that were made wrongly; where two things were done, both have to be named. */
export const challengeCases: Cases = {
  'hex, at Salesforce': { traffic: refusedWith('salesforce', hex, mismatch.salesforce), cause: 'challenge-mismatch', says: /hex/ },
  'hex in capitals, at django': {
    traffic: refusedWith('django', hex.toUpperCase(), mismatch.django),
    cause: 'challenge-mismatch',
    says: /hex.*(?:capital|upper)|(?:capital|upper).*hex/is,
  },
  'base64url of hex, at node-oidc-provider': {
    traffic: refusedWith('nodeOidc', url(Buffer.from(hex)), mismatch.nodeOidc),
    cause: 'challenge-mismatch',
    says: /hex/,
  },
  'base64 of hex with padding, at Okta': {
    traffic: refusedWith('okta', Buffer.from(hex).toString('base64'), mismatch.okta),
    cause: ['challenge-mismatch', 'challenge-padded'],
    says: /hex/,
  },
  'a newline hashed too and hex, at Keycloak': {
    traffic: refusedWith('keycloak', sha(`${verifier}\n`).toString('hex'), mismatch.keycloak),
    cause: 'challenge-mismatch',
    says: /newline|line feed|line break/i,
  },
  'ordinary base64 with padding, at Auth0': {
    traffic: refusedWith('auth0', sha(verifier).toString('base64'), mismatch.auth0),
    cause: ['challenge-padded', 'challenge-charset'],
    says: /padding|=/,
  },
  'padding left on, at GitLab': {
    traffic: refusedWith('gitlab', `${challenge}=`, mismatch.gitlab),
    cause: 'challenge-padded',
    says: /padding/,
  },
  'never hashed but encoded again, at Entra': {
    traffic: refusedWith('entra', url(Buffer.from(verifier)), mismatch.entra),
    cause: 'challenge-mismatch',
    says: /never hashed|not hashed|without.*hash|unhashed|no hash/i,
  },
  'the verifier itself as an S256 challenge, at Duende': {
    traffic: refusedWith('duende', verifier, mismatch.duende),
    cause: ['challenge-method-contradicts', 'verifier-is-other-value', 'challenge-mismatch'],
    says: /same|unhashed|plain/i,
  },
  'the bytes as a list of numbers, at Google': {
    traffic: refusedWith('google', Buffer.from([...sha(verifier)].join(',')).toString('base64'), mismatch.google),
    cause: ['challenge-mismatch', 'challenge-padded', 'challenge-length', 'challenge-charset'],
    says: /number|list|comma/i,
  },
  'digest bytes through UTF-8, at Supabase': {
    traffic: refusedWith('supabase', url(Buffer.from(sha(verifier).toString('latin1'), 'utf8')), mismatch.supabase),
    cause: 'challenge-mismatch',
    says: /UTF-8/,
  },
  'UTF-16 hashed and padded, at Hydra': {
    traffic: refusedWith('hydra', `${url(sha(Buffer.from(verifier, 'utf16le')))}=`, mismatch.hydra),
    cause: ['challenge-mismatch', 'challenge-padded'],
    says: /UTF-16[\s\S]*padding|padding[\s\S]*UTF-16/,
  },
  'SHA-1, at Dex': { traffic: refusedWith('dex', url(sha(verifier, 'sha1')), mismatch.dex), cause: 'challenge-mismatch', says: /SHA-1/ },
  'SHA-512, at Spring': {
    traffic: refusedWith('spring', url(sha(verifier, 'sha512')), mismatch.spring),
    cause: 'challenge-mismatch',
    says: /SHA-512/,
  },
  'hashed twice, at X': {
    traffic: refusedWith('x', url(sha(sha(verifier))), mismatch.x),
    cause: 'challenge-mismatch',
    says: /second time|twice/,
  },
  'the hex digest hashed again, at Zitadel': {
    traffic: refusedWith('zitadel', url(sha(hex)), mismatch.zitadel),
    cause: 'challenge-mismatch',
    says: /hex[\s\S]*(?:twice|again|hash)|twice/,
  },
  'the verifier in quotes hashed, at FusionAuth': {
    traffic: refusedWith('fusionauth', url(sha(JSON.stringify(verifier))), mismatch.fusionauth),
    cause: 'challenge-mismatch',
    says: /quot/,
  },
  'the decoded verifier hashed, at Spotify': {
    traffic: refusedWith('spotify', url(sha(Buffer.from(verifier, 'base64url'))), mismatch.spotify),
    cause: 'challenge-mismatch',
    says: /decod|bytes/i,
  },
  'the verifier encoded once more and hashed, at B2C': {
    traffic: refusedWith('b2c', url(sha(url(Buffer.from(verifier)))), mismatch.b2c),
    cause: 'challenge-mismatch',
    says: /encod/i,
  },
  'a challenge in lower case, at authentik': {
    traffic: refusedWith('authentik', challenge.toLowerCase(), mismatch.authentik),
    cause: 'challenge-mismatch',
    says: /lower/i,
  },
  'the digest of nothing, at Cognito': {
    traffic: refusedWith('cognito', url(sha('')), mismatch.cognito),
    cause: ['challenge-known-constant', 'challenge-mismatch'],
    says: /empty/i,
  },
  'the digest of [object Promise], at OpenIddict': {
    traffic: refusedWith('openiddict', url(sha('[object Promise]')), mismatch.openiddict),
    cause: ['challenge-known-constant', 'challenge-mismatch'],
    says: /Promise/,
  },
  'the digest of the state, at League': {
    traffic: refusedWith('league', url(sha(stateOf('a'))), mismatch.league),
    cause: ['challenge-mismatch', 'verifier-is-other-value'],
    says: /state/,
  },
  'only one slash replaced, at Keycloak': (() => {
    const seed = [...Array(500).keys()].map(String).find((each) => {
      const text = sha(verifierOf(each)).toString('base64');
      return (text.match(/\+/g) ?? []).length >= 2 && !text.includes('/');
    })!;
    return {
      traffic: signIn('keycloak', mismatch.keycloak, {
        seed,
        ask: { code_challenge: sha(verifierOf(seed)).toString('base64').replace('+', '-').replace('=', '') },
      }),
      cause: ['challenge-charset', 'challenge-mismatch'],
      says: /first/i,
    };
  })(),
  'the method missing, at Entra': {
    traffic: signIn('entra', mismatch.entra, { ask: { code_challenge_method: undefined } }),
    cause: ['challenge-method-missing', 'challenge-method-contradicts'],
    says: /code_challenge_method/,
  },
  'the method plain with a hashed challenge, at Keycloak': {
    traffic: signIn('keycloak', mismatch.keycloak, { ask: { code_challenge_method: 'plain' } }),
    cause: ['challenge-method-contradicts', 'challenge-method-plain'],
    says: /plain/,
  },
  'cut to 42 characters by a column, at League': {
    traffic: refusedWith('league', challenge.slice(0, 42), mismatch.league),
    cause: ['challenge-mismatch', 'challenge-length'],
    says: /42|last|cut|1 character|missing/i,
  },
  'the first characters of the hex digest, at Auth0': {
    traffic: refusedWith('auth0', hex.slice(0, 43), mismatch.auth0),
    cause: 'challenge-mismatch',
    says: /hex[\s\S]*(?:cut|first|43)|(?:cut|first|43)[\s\S]*hex/i,
  },
  'HMAC keyed by the verifier, unexplained, at Okta': {
    traffic: refusedWith('okta', url(createHash('sha256').update('pepper-9').update(verifier).digest()), mismatch.okta),
    cause: 'challenge-mismatch',
    says: /no known construction|made anew/,
  },
  'a server whose error text blames something else': {
    traffic: signIn('gitlab', mismatch.gitlab, { ask: { code_challenge: url(sha(`${verifier}\r\n`)) } }),
    cause: 'challenge-mismatch',
    says: /line/i,
  },
  'roles swapped, at Auth0': {
    traffic: lines(
      login('auth0', { ask: { code_challenge: verifier } }),
      redeem('auth0', mismatch.auth0, { send: { code_verifier: challenge } }),
    ),
    cause: ['challenge-mismatch', 'verifier-is-other-value'],
    says: /changed places|swapped/,
  },
  'the challenge sent as verifier, at Google': {
    traffic: signIn('google', mismatch.google, { send: { code_verifier: challenge } }),
    cause: 'verifier-is-other-value',
    says: /challenge/,
  },
  'an empty 400': {
    traffic: signIn('spring', answer(400, ''), { send: { code_verifier: verifierOf('other') } }),
    cause: 'challenge-mismatch',
    says: /made anew|overwritten/,
  },
};

export { mismatch };
