import type { Provider } from './provider.ts';

/** PingOne. */
export const pingone: Provider = {
  id: 'pingone',
  name: 'PingOne',
  kind: 'idp',
  endpoints: [
    {
      role: 'authorize',
      host: /^auth\.pingone\.(com|eu|ca|asia|com\.au|sg)$/,
      path: /^\/[0-9a-f-]{36}\/as\/authorize$/,
      example: 'https://auth.pingone.eu/11111111-2222-3333-4444-555555555555/as/authorize',
      source: 'developer.pingidentity.com pkce-parameters (com.au and sg from memory)',
      trust: 'documentation',
    },
    {
      role: 'token',
      host: /^auth\.pingone\.(com|eu|ca|asia|com\.au|sg)$/,
      path: /^\/[0-9a-f-]{36}\/as\/token$/,
      example: 'https://auth.pingone.com/11111111-2222-3333-4444-555555555555/as/token',
      source: 'developer.pingidentity.com pkce-parameters',
      trust: 'documentation',
    },
  ],
  tokenBody: { value: 'application/x-www-form-urlencoded', source: 'PingOne API docs', trust: 'unverified' },
  facts: {
    pkceSupported: { value: true, source: 'developer.pingidentity.com pkce-parameters', trust: 'documentation' },
    clientAuth: {
      value: 'PKCE apps set tokenEndpointAuthMethod NONE',
      source: 'developer.pingidentity.com pkce-parameters',
      trust: 'documentation',
    },
    accessTokenFormat: { value: 'JWT', source: 'PingOne docs', trust: 'unverified' },
  },
  notEstablished: ['pkceRequiredPublic', 'challengeMethods', 'codeLifetime', 'redirectUriRule', 'corsSpa'],
  errors: [],
};
