import type { Provider } from './provider.ts';

/** LINE. */
export const line: Provider = {
  id: 'line',
  name: 'LINE',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^access\.line\.me$/,
      path: /^\/oauth2\/v2\.1\/authorize$/,
      example: 'https://access.line.me/oauth2/v2.1/authorize',
      source: 'simov/grant config/oauth.json @500ab20',
      trust: 'client',
    },
    {
      role: 'token',
      host: /^api\.line\.me$/,
      path: /^\/oauth2\/v2\.1\/token$/,
      example: 'https://api.line.me/oauth2/v2.1/token',
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
