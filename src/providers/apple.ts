import type { Provider } from './provider.ts';

/** Sign in with Apple. */
export const apple: Provider = {
  id: 'apple',
  name: 'Sign in with Apple',
  kind: 'idp',
  endpoints: [
    {
      role: 'authorize',
      host: /^appleid\.apple\.com$/,
      path: /^\/auth\/authorize$/,
      example: 'https://appleid.apple.com/auth/authorize',
      source: 'Apple docs; next-auth @a1a16a5a',
      trust: 'client',
    },
    {
      role: 'token',
      host: /^appleid\.apple\.com$/,
      path: /^\/auth\/(oauth2\/v2\/)?token$/,
      example: 'https://appleid.apple.com/auth/token',
      source: 'Apple docs; next-auth @a1a16a5a',
      trust: 'client',
    },
  ],
  codeLifetime: { value: 300, source: 'Apple docs from memory', trust: 'unverified' },
  facts: {
    clientAuth: { value: 'client_secret is a signed ES256 JWT in the body', source: 'next-auth @a1a16a5a', trust: 'client' },
    pkceSupported: { value: 'not documented', source: 'from memory', trust: 'unverified' },
    corsSpa: { value: 'none', source: 'from memory', trust: 'unverified' },
  },
  notEstablished: ['pkceRequiredPublic', 'challengeMethods', 'redirectUriRule', 'tokenBody', 'accessTokenFormat'],
  errors: [
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'The code has expired or has been revoked.',
      meaning: 'Code expired.',
      causes: ['code_expired'],
      source: 'public issues',
      trust: 'report',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'The code has already been used.',
      meaning: 'Code used.',
      causes: ['code_reused'],
      source: 'public issues',
      trust: 'report',
    },
  ],
  fingerprint: 'response_mode=form_post when scopes are asked for: the code arrives in a POST body.',
};
