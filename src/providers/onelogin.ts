import type { Provider } from './provider.ts';

/** OneLogin. */
export const onelogin: Provider = {
  id: 'onelogin',
  name: 'OneLogin',
  kind: 'idp',
  engine: { value: 'node-oidc-provider', source: 'its error text is that engine’s', trust: 'unverified' },
  endpoints: [
    {
      role: 'authorize',
      host: /\.onelogin\.com$/,
      path: /^\/oidc\/(2\/)?auth$/,
      example: 'https://acme.onelogin.com/oidc/2/auth',
      source: 'nextauthjs/next-auth @a1a16a5a; simov/grant @500ab20',
      trust: 'client',
    },
    {
      role: 'token',
      host: /\.onelogin\.com$/,
      path: /^\/oidc\/(2\/)?token$/,
      example: 'https://acme.onelogin.com/oidc/2/token',
      source: 'nextauthjs/next-auth @a1a16a5a; simov/grant @500ab20',
      trust: 'client',
    },
  ],
  tellsCauses: { value: false, source: 'one text, from memory', trust: 'unverified' },
  facts: { pkceSupported: { value: true, source: 'OneLogin docs', trust: 'unverified' } },
  notEstablished: [
    'pkceRequiredPublic',
    'challengeMethods',
    'codeLifetime',
    'redirectUriRule',
    'tokenBody',
    'clientAuth',
    'corsSpa',
    'accessTokenFormat',
  ],
  errors: [
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'grant request is invalid',
      meaning: 'node-oidc-provider text; that OneLogin uses it is from memory.',
      causes: ['ambiguous_grant'],
      source: 'from memory',
      trust: 'unverified',
    },
  ],
};
