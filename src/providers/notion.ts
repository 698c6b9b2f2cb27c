import type { Provider } from './provider.ts';

/** Notion. */
export const notion: Provider = {
  id: 'notion',
  name: 'Notion',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^api\.notion\.com$/,
      path: /^\/v1\/oauth\/authorize$/,
      example: 'https://api.notion.com/v1/oauth/authorize',
      source: 'simov/grant @500ab20',
      trust: 'client',
    },
    {
      role: 'token',
      host: /^api\.notion\.com$/,
      path: /^\/v1\/oauth\/token$/,
      example: 'https://api.notion.com/v1/oauth/token',
      source: 'simov/grant @500ab20',
      trust: 'client',
    },
  ],
  tokenBody: { value: 'JSON', source: 'nango providers.yaml @2f4c0af671; better-auth @451aa4b6', trust: 'client' },
  takesJsonBody: { value: true, source: 'nango providers.yaml @2f4c0af671; better-auth @451aa4b6', trust: 'client' },
  needsSecret: { value: true, source: 'nango, better-auth: Basic', trust: 'client' },
  facts: {
    clientAuth: { value: 'Basic', source: 'nango; better-auth', trust: 'client' },
    pkceSupported: { value: 'not used by the libraries read', source: 'nango; better-auth', trust: 'client' },
  },
  notEstablished: ['pkceRequiredPublic', 'challengeMethods', 'codeLifetime', 'redirectUriRule', 'corsSpa', 'accessTokenFormat'],
  errors: [],
  notes: ['A known place where a JSON body is right: the "JSON body" rule must be provider aware.'],
};
