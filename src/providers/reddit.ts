import type { Provider } from './provider.ts';

/** Reddit. */
export const reddit: Provider = {
  id: 'reddit',
  name: 'Reddit',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^(www|ssl|old)\.reddit\.com$/,
      path: /^\/api\/v1\/authorize(\.compact)?$/,
      example: 'https://ssl.reddit.com/api/v1/authorize',
      source: 'simov/grant config/oauth.json @500ab20',
      trust: 'client',
    },
    {
      role: 'token',
      host: /^(www|ssl)\.reddit\.com$/,
      path: /^\/api\/v1\/access_token$/,
      example: 'https://ssl.reddit.com/api/v1/access_token',
      source: 'simov/grant config/oauth.json @500ab20',
      trust: 'client',
    },
  ],
  facts: {},
  notEstablished: [
    'pkceSupported',
    'pkceRequiredPublic',
    'challengeMethods',
    'codeLifetime',
    'redirectUriRule',
    'tokenBody',
    'clientAuth',
    'corsSpa',
    'accessTokenFormat',
  ],
  errors: [],
  notes: ['Endpoints only.'],
};
