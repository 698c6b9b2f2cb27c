import type { Provider } from './provider.ts';

/** Dropbox. */
export const dropbox: Provider = {
  id: 'dropbox',
  name: 'Dropbox',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^(www\.)?dropbox\.com$/,
      path: /^\/oauth2\/authorize$/,
      example: 'https://www.dropbox.com/oauth2/authorize',
      source: 'simov/grant @500ab20; Dropbox docs',
      trust: 'client',
    },
    {
      role: 'token',
      host: /^api\.dropbox(api)?\.com$/,
      path: /^\/oauth2\/token$/,
      example: 'https://api.dropboxapi.com/oauth2/token',
      source: 'simov/grant @500ab20; Dropbox docs',
      trust: 'client',
    },
  ],
  tokenBody: { value: 'application/x-www-form-urlencoded', source: 'Dropbox docs', trust: 'unverified' },
  challengeMethods: { value: ['S256', 'plain'], source: 'Dropbox docs', trust: 'unverified' },
  facts: {
    pkceSupported: { value: true, source: 'Dropbox SDK docs (DbxPKCEWebAuth)', trust: 'documentation' },
    clientAuth: { value: 'PKCE: no secret', source: 'Dropbox SDK docs (DbxPKCEWebAuth)', trust: 'documentation' },
    accessTokenFormat: { value: 'opaque (sl.…)', source: 'Dropbox docs', trust: 'unverified' },
  },
  notEstablished: ['pkceRequiredPublic', 'codeLifetime', 'redirectUriRule', 'corsSpa'],
  errors: [
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: "code doesn't exist or has expired",
      meaning: 'Code unknown, used or expired.',
      causes: ['code_invalid', 'code_expired', 'code_reused'],
      source: 'public issues',
      trust: 'report',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'invalid code verifier',
      meaning: 'code_verifier does not match.',
      causes: ['pkce_mismatch'],
      source: 'from memory',
      trust: 'unverified',
    },
  ],
};
