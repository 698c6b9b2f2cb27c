import type { Provider } from './provider.ts';

/** Yahoo. */
export const yahoo: Provider = {
  id: 'yahoo',
  name: 'Yahoo',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^api\.login\.yahoo\.com$/,
      path: /^\/oauth2\/request_auth$/,
      example: 'https://api.login.yahoo.com/oauth2/request_auth',
      source: 'simov/grant config/oauth.json @500ab20',
      trust: 'client',
    },
    {
      role: 'token',
      host: /^api\.login\.yahoo\.com$/,
      path: /^\/oauth2\/get_token$/,
      example: 'https://api.login.yahoo.com/oauth2/get_token',
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
