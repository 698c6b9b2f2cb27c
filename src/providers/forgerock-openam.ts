import type { Provider } from './provider.ts';

/** ForgeRock AM / PingOne AIC / OpenAM. */
export const forgerockOpenam: Provider = {
  id: 'forgerock-openam',
  name: 'ForgeRock AM / PingOne AIC / OpenAM',
  kind: 'engine',
  endpoints: [
    {
      role: 'authorize',
      path: /^\/(am|openam|sso|auth)\/oauth2\/(realms\/.+\/|[^/]+\/)?authorize$/,
      example: 'https://am.example.com/am/oauth2/realms/root/realms/alpha/authorize',
      source: 'AM docs; paths from memory',
      trust: 'unverified',
    },
    {
      role: 'token',
      path: /^\/(am|openam|sso|auth)\/oauth2\/(realms\/.+\/|[^/]+\/)?access_token$/,
      example: 'https://am.example.com/am/oauth2/access_token',
      source: 'AM docs; paths from memory',
      trust: 'unverified',
    },
  ],
  signs: [{ in: 'discovery', name: 'jwks_uri', value: /\/connect\/jwk_uri$/, trust: 'unverified' }],
  codeLifetime: { value: 120, source: 'AM default from memory', trust: 'unverified' },
  facts: {
    pkceSupported: {
      value: true,
      source:
        'github.com/OpenIdentityPlatform/OpenAM openam-oauth2/src/main/java/org/forgerock/oauth2/core/AuthorizationCodeGrantTypeHandler.java:117 @958688e013 (OpenAM fork, not current ForgeRock)',
      trust: 'source',
    },
    pkceRequiredPublic: { value: 'provider setting', source: 'ForgeRock docs', trust: 'unverified' },
    redirectUriRule: {
      value: 'token step compares case-insensitively with the query removed (OpenAM fork)',
      source:
        'github.com/OpenIdentityPlatform/OpenAM openam-oauth2/src/main/java/org/forgerock/oauth2/core/AuthorizationCodeGrantTypeHandler.java @958688e013',
      trust: 'source',
    },
    accessTokenFormat: { value: 'opaque (server side) or JWT (client side)', source: 'ForgeRock docs', trust: 'unverified' },
  },
  notEstablished: ['challengeMethods', 'tokenBody', 'clientAuth', 'corsSpa'],
  errors: [
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_request',
      description: "Authorization code doesn't exist.",
      meaning: 'Unknown code.',
      causes: ['code_invalid'],
      source:
        'github.com/OpenIdentityPlatform/OpenAM openam-oauth2/src/main/java/org/forgerock/oauth2/core/AuthorizationCodeGrantTypeHandler.java:103 @958688e013',
      trust: 'source',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_request',
      description: 'code_verifier parameter required',
      meaning: 'code_verifier missing.',
      causes: ['pkce_verifier_missing'],
      source:
        'github.com/OpenIdentityPlatform/OpenAM openam-oauth2/src/main/java/org/forgerock/oauth2/core/AuthorizationCodeGrantTypeHandler.java:117 @958688e013',
      trust: 'source',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_request',
      description: 'Invalid code challenge method specified.',
      meaning: 'Method unsupported.',
      causes: ['pkce_method_unsupported'],
      source:
        'github.com/OpenIdentityPlatform/OpenAM openam-oauth2/src/main/java/org/forgerock/oauth2/core/AuthorizationCodeGrantTypeHandler.java:215 @958688e013',
      trust: 'source',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'Authorization code expired.',
      meaning: 'Code expired.',
      causes: ['code_expired'],
      source:
        'github.com/OpenIdentityPlatform/OpenAM openam-oauth2/src/main/java/org/forgerock/oauth2/core/AuthorizationCodeGrantTypeHandler.java:162 @958688e013',
      trust: 'source',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'redirect_uri_mismatch',
      description: 'The redirection URI provided does not match a pre-registered value.',
      meaning: 'Redirect URI mismatch.',
      causes: ['redirect_mismatch_token', 'redirect_unregistered'],
      source:
        'github.com/OpenIdentityPlatform/OpenAM openam-oauth2/src/main/java/org/forgerock/oauth2/core/exceptions/RedirectUriMismatchException.java:30 @958688e013',
      trust: 'source',
    },
  ],
};
