import type { Provider } from './provider.ts';

/** Box. */
export const box: Provider = {
  id: 'box',
  name: 'Box',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^(account|api|app)\.box\.com$/,
      path: /^\/(api\/)?oauth2\/authorize$/,
      example: 'https://api.box.com/oauth2/authorize',
      source: 'simov/grant config/oauth.json @500ab20',
      trust: 'client',
    },
    {
      role: 'token',
      host: /^api\.box\.com$/,
      path: /^\/oauth2\/token$/,
      example: 'https://api.box.com/oauth2/token',
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
