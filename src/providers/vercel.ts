import type { Provider } from './provider.ts';

/** Vercel. */
export const vercel: Provider = {
  id: 'vercel',
  name: 'Vercel',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^vercel\.com$/,
      path: /^\/oauth\/authorize$/,
      example: 'https://vercel.com/oauth/authorize',
      source: 'simov/grant config/oauth.json @500ab20',
      trust: 'client',
    },
    {
      role: 'token',
      host: /^api\.vercel\.com$/,
      path: /^\/v2\/oauth\/access_token$/,
      example: 'https://api.vercel.com/v2/oauth/access_token',
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
