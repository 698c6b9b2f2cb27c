import type { Provider } from './provider.ts';

/** Duende IdentityServer / IdentityServer4. */
export const duendeIdentityserver: Provider = {
  id: 'duende-identityserver',
  name: 'Duende IdentityServer / IdentityServer4',
  kind: 'engine',
  endpoints: [
    {
      role: 'authorize',
      path: /^(\/.*)?\/connect\/authorize$/,
      example: 'https://demo.duendesoftware.com/connect/authorize',
      source: 'IdentityServer constants',
      trust: 'source',
    },
    {
      role: 'token',
      path: /^(\/.*)?\/connect\/token$/,
      example: 'https://demo.duendesoftware.com/connect/token',
      source: 'IdentityServer constants',
      trust: 'source',
    },
  ],
  signs: [{ in: 'discovery', name: 'jwks_uri', value: /\/\.well-known\/openid-configuration\/jwks$/, trust: 'unverified' }],
  codeLifetime: {
    value: 300,
    source: 'github.com/DuendeSoftware/products identity-server/src/Storage/Models/Client.cs:203 @18193b5f5',
    trust: 'source',
  },
  tokenBody: { value: 'form only; other bodies give invalid_request', source: 'Duende TokenEndpoint @18193b5f5', trust: 'source' },
  takesJsonBody: { value: false, source: 'Duende TokenEndpoint @18193b5f5', trust: 'source' },
  tellsCauses: { value: false, source: 'Duende TokenRequestValidator @18193b5f5', trust: 'source' },
  codeSpent: { value: 'on-first-use', source: 'Duende: the code is removed before the remaining checks', trust: 'source' },
  checkOrder: {
    value: ['client', 'grant_type', 'code', 'client-binding', 'dpop', 'expiry', 'redirect_uri', 'pkce'],
    source: 'Duende TokenRequestValidator @18193b5f5, as the rule catalogue quotes it',
    trust: 'source',
  },
  facts: {
    pkceSupported: {
      value: true,
      source:
        'github.com/DuendeSoftware/products identity-server/src/IdentityServer/Validation/Default/TokenRequestValidator.cs:555 @18193b5f5',
      trust: 'source',
    },
    pkceRequiredPublic: {
      value: 'RequirePkce defaults to true',
      source: 'github.com/DuendeSoftware/products identity-server/src/EntityFramework.Storage/Entities/Client.cs:27 @18193b5f5',
      trust: 'source',
    },
    pkceMethods: {
      value: 'S256; plain only if AllowPlainTextPkce',
      source: 'github.com/DuendeSoftware/products identity-server/src/EntityFramework.Storage/Entities/Client.cs:28 @18193b5f5',
      trust: 'source',
    },
    redirectUriRule: { value: 'strict string comparison', source: 'Duende StrictRedirectUriValidator @18193b5f5', trust: 'source' },
    accessTokenFormat: { value: 'JWT by default, reference optional', source: 'Duende docs', trust: 'unverified' },
    corsSpa: { value: 'AllowedCorsOrigins on the client', source: 'Duende docs', trust: 'unverified' },
  },
  notEstablished: ['clientAuth'],
  errors: [
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      meaning: 'No description for any code or PKCE failure; the log says e.g. "Transformed code verifier does not match code challenge".',
      causes: ['ambiguous_grant'],
      source:
        'github.com/DuendeSoftware/products identity-server/src/IdentityServer/Validation/Default/TokenRequestValidator.cs:1300 @18193b5f5',
      trust: 'source',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'unauthorized_client',
      meaning: 'redirect_uri missing or different at the token step (IdentityServer4 issue 4075), or grant not allowed.',
      causes: ['redirect_mismatch_token', 'unauthorized_grant'],
      source: 'IdentityServer/IdentityServer4 #4075',
      trust: 'report',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_request',
      meaning: 'Not POST or not a form.',
      causes: ['content_type'],
      source: 'Duende TokenEndpoint @18193b5f5',
      trust: 'source',
    },
    {
      endpoint: 'authorize-redirect',
      error: 'invalid_request',
      description: 'code challenge required',
      meaning: 'Challenge missing.',
      causes: ['pkce_challenge_missing'],
      source:
        'github.com/DuendeSoftware/products identity-server/src/IdentityServer/Validation/Default/AuthorizeRequestValidator.cs:461 @18193b5f5',
      trust: 'source',
    },
    {
      endpoint: 'authorize-redirect',
      error: 'invalid_request',
      description: 'Transform algorithm not supported',
      meaning: 'Method unsupported, or plain not allowed.',
      causes: ['pkce_method_unsupported'],
      source:
        'github.com/DuendeSoftware/products identity-server/src/IdentityServer/Validation/Default/AuthorizeRequestValidator.cs:492 @18193b5f5',
      trust: 'source',
    },
  ],
  fingerprint: 'same text as oauthlib but without the full stop.',
  notes: ['IdentityServer4 stores a hash of the challenge: its source must not be misread as a double hash.'],
};
