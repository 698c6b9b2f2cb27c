import type { Provider } from './provider.ts';

/** Intuit. */
export const intuit: Provider = {
  id: 'intuit',
  name: 'Intuit',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^appcenter\.intuit\.com$/,
      path: /^\/connect\/oauth2$/,
      example: 'https://appcenter.intuit.com/connect/oauth2',
      source: 'simov/grant config/oauth.json @500ab20',
      trust: 'client',
    },
    {
      role: 'token',
      host: /^oauth\.platform\.intuit\.com$/,
      path: /^\/oauth2\/v1\/tokens\/bearer$/,
      example: 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
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
