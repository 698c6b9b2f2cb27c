import type { Provider } from './provider.ts';

/** Logto. */
export const logto: Provider = {
  id: 'logto',
  name: 'Logto',
  kind: 'idp',
  engine: { value: 'node-oidc-provider', source: 'logto-io/logto @1fbc55441f', trust: 'source' },
  endpoints: [
    { role: 'authorize', path: /^\/oidc\/auth$/, example: 'https://abc.logto.app/oidc/auth', source: 'Logto docs', trust: 'unverified' },
    { role: 'token', path: /^\/oidc\/token$/, example: 'https://abc.logto.app/oidc/token', source: 'Logto docs', trust: 'unverified' },
  ],
  signs: [
    { in: 'answer', name: 'code', value: /^oidc\./, trust: 'source' },
    { in: 'discovery', name: 'jwks_uri', value: /\/oidc\/jwks$/, trust: 'unverified' },
  ],
  tokenBody: { value: 'application/x-www-form-urlencoded only', source: 'node-oidc-provider', trust: 'source' },
  challengeMethods: { value: ['S256'], source: 'node-oidc-provider', trust: 'source' },
  takesJsonBody: { value: false, source: 'github.com/panva/node-oidc-provider lib @b95c2944', trust: 'source' },
  tellsCauses: { value: false, source: 'logto-io/logto @1fbc55441f', trust: 'source' },
  facts: {
    pkceSupported: { value: true, source: 'logto-io/logto @1fbc55441f', trust: 'source' },
    pkceRequiredPublic: {
      value: 'required unless the client authenticates with client_secret_basic',
      source: 'logto-io/logto @1fbc55441f',
      trust: 'source',
    },
    redirectUriRule: { value: 'exact, wildcards possible', source: 'logto-io/logto @1fbc55441f', trust: 'source' },
    accessTokenFormat: { value: 'opaque; JWT with a resource', source: 'Logto docs', trust: 'unverified' },
  },
  notEstablished: ['codeLifetime', 'clientAuth', 'corsSpa'],
  errors: [
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'oidc.invalid_grant',
      field: 'code',
      meaning: 'Catch-all, node-oidc-provider behind it.',
      causes: ['ambiguous_grant'],
      source: 'github.com/logto-io/logto packages/core/src/middleware/koa-oidc-error-handler.ts:69 @1fbc55441f',
      trust: 'source',
    },
  ],
  fingerprint:
    'extra fields code "oidc.*", message; error_uri https://openid.sh/debug/invalid_grant (github.com/logto-io/logto packages/core/src/middleware/koa-oidc-error-handler.ts:17 @1fbc55441f).',
  notes: ['Other texts as node-oidc-provider.'],
};
