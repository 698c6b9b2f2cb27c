import type { Provider } from './provider.ts';

/** Shopify. */
export const shopify: Provider = {
  id: 'shopify',
  name: 'Shopify',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^shopify\.com$/,
      path: /^\/authentication\/[^/]+\/oauth\/authorize$/,
      example: 'https://shopify.com/authentication/123/oauth/authorize',
      source: 'shopify.dev Customer Account API',
      trust: 'documentation',
    },
    {
      role: 'token',
      host: /^shopify\.com$/,
      path: /^\/authentication\/[^/]+\/oauth\/token$/,
      example: 'https://shopify.com/authentication/123/oauth/token',
      source: 'shopify.dev Customer Account API',
      trust: 'documentation',
    },
    {
      role: 'authorize',
      host: /\.myshopify\.com$/,
      path: /^\/admin\/oauth\/authorize$/,
      example: 'https://x.myshopify.com/admin/oauth/authorize',
      source: 'simov/grant @500ab20',
      trust: 'client',
    },
    {
      role: 'token',
      host: /\.myshopify\.com$/,
      path: /^\/admin\/oauth\/access_token$/,
      example: 'https://x.myshopify.com/admin/oauth/access_token',
      source: 'simov/grant @500ab20',
      trust: 'client',
    },
  ],
  facts: {
    pkceSupported: { value: 'Customer Account API public clients: yes; Admin API: no', source: 'shopify.dev', trust: 'documentation' },
    clientAuth: { value: 'Admin API: client_secret', source: 'shopify.dev', trust: 'unverified' },
    accessTokenFormat: { value: 'opaque (shpat_, shcat_)', source: 'shopify.dev', trust: 'unverified' },
  },
  notEstablished: ['pkceRequiredPublic', 'challengeMethods', 'codeLifetime', 'redirectUriRule', 'tokenBody', 'corsSpa'],
  errors: [],
};
