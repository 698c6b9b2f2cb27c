import type { Provider } from './provider.ts';

/** Bitbucket Cloud. */
export const bitbucket: Provider = {
  id: 'bitbucket',
  name: 'Bitbucket Cloud',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^bitbucket\.org$/,
      path: /^\/site\/oauth2\/authorize$/,
      example: 'https://bitbucket.org/site/oauth2/authorize',
      source: 'simov/grant config/oauth.json @500ab20',
      trust: 'client',
    },
    {
      role: 'token',
      host: /^bitbucket\.org$/,
      path: /^\/site\/oauth2\/access_token$/,
      example: 'https://bitbucket.org/site/oauth2/access_token',
      source: 'simov/grant config/oauth.json @500ab20',
      trust: 'client',
    },
  ],
  facts: { clientAuth: { value: 'Basic key:secret', source: 'Bitbucket docs', trust: 'unverified' } },
  notEstablished: [
    'pkceSupported',
    'pkceRequiredPublic',
    'challengeMethods',
    'codeLifetime',
    'redirectUriRule',
    'tokenBody',
    'corsSpa',
    'accessTokenFormat',
  ],
  errors: [],
};
