import type { Provider } from './provider.ts';

/** Yandex. */
export const yandex: Provider = {
  id: 'yandex',
  name: 'Yandex',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^oauth\.yandex\.(com|ru)$/,
      path: /^\/authorize$/,
      example: 'https://oauth.yandex.com/authorize',
      source: 'simov/grant config/oauth.json @500ab20',
      trust: 'client',
    },
    {
      role: 'token',
      host: /^oauth\.yandex\.(com|ru)$/,
      path: /^\/token$/,
      example: 'https://oauth.yandex.com/token',
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
