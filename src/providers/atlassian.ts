import type { Provider } from './provider.ts';

/** Atlassian. */
export const atlassian: Provider = {
  id: 'atlassian',
  name: 'Atlassian',
  kind: 'saas',
  engine: { value: 'auth0', source: 'auth.atlassian.com looks like Auth0', trust: 'unverified' },
  endpoints: [
    {
      role: 'authorize',
      host: /^auth\.atlassian\.com$/,
      path: /^\/authorize$/,
      example: 'https://auth.atlassian.com/authorize',
      source: 'simov/grant @500ab20; better-auth @451aa4b6',
      trust: 'client',
    },
    {
      role: 'token',
      host: /^auth\.atlassian\.com$/,
      path: /^\/oauth\/token$/,
      example: 'https://auth.atlassian.com/oauth/token',
      source: 'simov/grant @500ab20',
      trust: 'client',
    },
  ],
  tokenBody: { value: 'JSON or form (built on Auth0)', source: 'Atlassian docs', trust: 'unverified' },
  takesJsonBody: { value: true, source: 'Atlassian docs', trust: 'unverified' },
  needsSecret: { value: true, source: 'better-auth, nango', trust: 'client' },
  facts: {
    pkceSupported: {
      value: true,
      source: 'better-auth packages/core/src/social-providers/atlassian.ts requires codeVerifier @451aa4b6',
      trust: 'client',
    },
    clientAuth: { value: 'client_secret in the body', source: 'better-auth @451aa4b6', trust: 'client' },
  },
  notEstablished: ['pkceRequiredPublic', 'challengeMethods', 'codeLifetime', 'redirectUriRule', 'corsSpa', 'accessTokenFormat'],
  errors: [],
  fingerprint: 'audience=api.atlassian.com&prompt=consent on authorize.',
  notes: ['Auth0 texts likely (unverified).'],
};
