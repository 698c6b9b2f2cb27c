import type { Provider } from './provider.ts';

/** Zoom. */
export const zoom: Provider = {
  id: 'zoom',
  name: 'Zoom',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^(.+\.)?zoom\.us$/,
      path: /^\/oauth\/authorize$/,
      example: 'https://zoom.us/oauth/authorize',
      source: 'simov/grant @500ab20',
      trust: 'client',
    },
    {
      role: 'token',
      host: /^(.+\.)?zoom\.us$/,
      path: /^\/oauth\/token$/,
      example: 'https://zoom.us/oauth/token',
      source: 'simov/grant @500ab20',
      trust: 'client',
    },
  ],
  facts: {
    pkceSupported: { value: true, source: 'better-auth social-providers/zoom.ts sends a verifier @451aa4b6', trust: 'client' },
    clientAuth: { value: 'Basic or body secret', source: 'better-auth @451aa4b6', trust: 'client' },
  },
  notEstablished: [
    'pkceRequiredPublic',
    'challengeMethods',
    'codeLifetime',
    'redirectUriRule',
    'tokenBody',
    'corsSpa',
    'accessTokenFormat',
  ],
  errors: [
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'Invalid authorization code',
      field: 'reason',
      match: 'prefix',
      meaning: 'Code unknown, used or expired.',
      causes: ['code_invalid'],
      source: 'from memory',
      trust: 'unverified',
    },
  ],
  fingerprint: 'body uses `reason` (from memory).',
};
