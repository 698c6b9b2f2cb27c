import type { Provider } from './provider.ts';

/** HubSpot. */
export const hubspot: Provider = {
  id: 'hubspot',
  name: 'HubSpot',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^app(-eu1)?\.hubspot\.com$/,
      path: /^\/oauth\/([^/]+\/)?authorize$/,
      example: 'https://app.hubspot.com/oauth/authorize',
      source: 'NangoHQ/nango providers.yaml @2f4c0af671',
      trust: 'client',
    },
    {
      role: 'token',
      host: /^api\.hubapi\.com$/,
      path: /^\/oauth\/v1\/token$/,
      example: 'https://api.hubapi.com/oauth/v1/token',
      source: 'NangoHQ/nango providers.yaml @2f4c0af671',
      trust: 'client',
    },
  ],
  needsSecret: { value: true, source: 'better-auth, nango', trust: 'client' },
  facts: {
    clientAuth: { value: 'client_secret in the body', source: 'better-auth @451aa4b6', trust: 'client' },
    pkceSupported: { value: 'not used by the libraries read', source: 'better-auth, nango', trust: 'client' },
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
      description: 'BAD_AUTH_CODE',
      field: 'status',
      meaning: 'Code unknown, used or expired.',
      causes: ['code_invalid', 'code_expired', 'code_reused'],
      source: 'public issues',
      trust: 'report',
    },
  ],
};
