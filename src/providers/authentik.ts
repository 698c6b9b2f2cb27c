import type { Provider } from './provider.ts';

/** authentik. */
export const authentik: Provider = {
  id: 'authentik',
  name: 'authentik',
  kind: 'idp',
  endpoints: [
    {
      role: 'authorize',
      path: /^\/application\/o\/authorize\/?$/,
      example: 'https://auth.example.com/application/o/authorize/',
      source: 'github.com/goauthentik/authentik authentik/providers/oauth2/errors.py and views/token.py',
      trust: 'source',
    },
    {
      role: 'token',
      path: /^\/application\/o\/token\/?$/,
      example: 'https://auth.example.com/application/o/token/',
      source: 'github.com/goauthentik/authentik authentik/providers/oauth2/errors.py and views/token.py',
      trust: 'source',
    },
  ],
  signs: [{ in: 'discovery', name: 'issuer', value: /\/application\/o\/[^/]+\/$/, trust: 'unverified' }],
  codeLifetime: { value: 60, source: 'authentik access_code_validity default minutes=1', trust: 'source' },
  tokenBody: { value: 'application/x-www-form-urlencoded', source: 'authentik docs', trust: 'unverified' },
  challengeMethods: {
    value: ['plain', 'S256'],
    source: 'github.com/goauthentik/authentik authentik/providers/oauth2/errors.py and views/token.py',
    trust: 'source',
  },
  tellsCauses: { value: false, source: 'github.com/goauthentik/authentik', trust: 'source' },
  facts: {
    pkceSupported: {
      value: true,
      source: 'github.com/goauthentik/authentik authentik/providers/oauth2/errors.py and views/token.py',
      trust: 'source',
    },
    redirectUriRule: {
      value: 'strict or regular expression, per entry',
      source: 'github.com/goauthentik/authentik authentik/providers/oauth2/errors.py and views/token.py',
      trust: 'source',
    },
    accessTokenFormat: { value: 'JWT', source: 'authentik docs', trust: 'unverified' },
  },
  notEstablished: ['pkceRequiredPublic', 'clientAuth', 'corsSpa'],
  errors: [
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description:
        'The provided authorization grant or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client',
      meaning: 'Catch-all: code, expiry, verifier missing, unexpected or wrong. No full stop.',
      causes: ['ambiguous_grant'],
      source: 'github.com/goauthentik/authentik authentik/providers/oauth2/errors.py and views/token.py',
      trust: 'source',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_client',
      description:
        'Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method)',
      meaning: 'Also used for a redirect_uri mismatch at the token step.',
      causes: ['redirect_mismatch_token', 'client_auth_failed'],
      source: 'github.com/goauthentik/authentik authentik/providers/oauth2/errors.py and views/token.py',
      trust: 'source',
    },
    {
      endpoint: 'authorize-page',
      description: 'Redirect URI Error',
      field: 'page text',
      match: 'contains',
      meaning: 'Redirect URI not registered.',
      causes: ['redirect_unregistered'],
      source: 'github.com/goauthentik/authentik authentik/providers/oauth2/errors.py and views/token.py',
      trust: 'source',
    },
  ],
};
