import type { Provider } from './provider.ts';

/** PingFederate. */
export const pingfederate: Provider = {
  id: 'pingfederate',
  name: 'PingFederate',
  kind: 'engine',
  endpoints: [
    {
      role: 'authorize',
      path: /^\/as\/authorization\.oauth2$/,
      example: 'https://sso.example.com/as/authorization.oauth2',
      source: 'public code that uses it',
      trust: 'report',
    },
    {
      role: 'token',
      path: /^\/as\/token\.oauth2$/,
      example: 'https://sso.example.com/as/token.oauth2',
      source: 'public code that uses it',
      trust: 'report',
    },
  ],
  signs: [{ in: 'discovery', name: 'jwks_uri', value: /\/pf\/JWKS$/, trust: 'unverified' }],
  codeLifetime: { value: 60, source: 'default from memory', trust: 'unverified' },
  facts: {
    pkceSupported: { value: true, source: 'PingFederate docs from memory', trust: 'unverified' },
    corsSpa: {
      value: 'list of allowed origins in the authorization server settings (Cross-Origin Resource Sharing Settings)',
      source: 'docs.pingidentity.com/pingfederate/13.1 help_authorizationserversettingstasklet',
      trust: 'documentation',
    },
    accessTokenFormat: { value: 'opaque reference or JWT by token manager', source: 'PingFederate docs', trust: 'unverified' },
  },
  notEstablished: ['pkceRequiredPublic', 'challengeMethods', 'redirectUriRule', 'tokenBody', 'clientAuth'],
  errors: [
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'Authorization code is invalid or expired.',
      meaning: 'Code unknown, used or expired.',
      causes: ['code_invalid', 'code_expired', 'code_reused'],
      source: 'from memory',
      trust: 'unverified',
    },
  ],
  fingerprint: '*.oauth2 endings.',
  notes: ['Exact PKCE texts not established.'],
};
