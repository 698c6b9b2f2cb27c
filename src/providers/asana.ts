import type { Provider } from './provider.ts';

/** Asana. */
export const asana: Provider = {
  id: 'asana',
  name: 'Asana',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^app\.asana\.com$/,
      path: /^\/-\/oauth_authorize$/,
      example: 'https://app.asana.com/-/oauth_authorize',
      source: 'simov/grant config/oauth.json @500ab20',
      trust: 'client',
    },
    {
      role: 'token',
      host: /^app\.asana\.com$/,
      path: /^\/-\/oauth_token$/,
      example: 'https://app.asana.com/-/oauth_token',
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
