import type { Provider } from './provider.ts';

/** WorkOS. */
export const workos: Provider = {
  id: 'workos',
  name: 'WorkOS',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^api\.workos\.com$/,
      path: /^\/(sso|user_management)\/authorize$/,
      example: 'https://api.workos.com/user_management/authorize',
      source: 'simov/grant @500ab20; WorkOS docs',
      trust: 'client',
    },
    {
      role: 'token',
      host: /^api\.workos\.com$/,
      path: /^\/(sso\/token|user_management\/authenticate)$/,
      example: 'https://api.workos.com/sso/token',
      source: 'simov/grant @500ab20; WorkOS docs',
      trust: 'client',
    },
  ],
  codeLifetime: { value: 600, source: 'from memory', trust: 'unverified' },
  tokenBody: { value: 'user_management/authenticate takes JSON', source: 'WorkOS docs', trust: 'unverified' },
  takesJsonBody: { value: true, source: 'WorkOS docs', trust: 'unverified' },
  facts: { pkceSupported: { value: true, source: 'WorkOS docs', trust: 'documentation' } },
  notEstablished: ['pkceRequiredPublic', 'challengeMethods', 'redirectUriRule', 'clientAuth', 'corsSpa', 'accessTokenFormat'],
  errors: [
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: /^The code '.*' has expired or is invalid\.$/,
      meaning: 'Code unknown, used or expired. Text contains the code: redact.',
      causes: ['code_invalid', 'code_expired', 'code_reused'],
      source: 'public issues',
      trust: 'report',
    },
  ],
};
