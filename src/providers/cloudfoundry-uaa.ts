import type { Provider } from './provider.ts';

/** Cloud Foundry UAA / Spring Security OAuth (legacy). */
export const cloudfoundryUaa: Provider = {
  id: 'cloudfoundry-uaa',
  name: 'Cloud Foundry UAA / Spring Security OAuth (legacy)',
  kind: 'engine',
  endpoints: [
    {
      role: 'authorize',
      path: /^(\/uaa)?\/oauth\/authorize$/,
      example: 'https://uaa.example.com/oauth/authorize',
      source: 'UAA',
      trust: 'source',
    },
    { role: 'token', path: /^(\/uaa)?\/oauth\/token$/, example: 'https://uaa.example.com/oauth/token', source: 'UAA', trust: 'source' },
  ],
  signs: [{ in: 'discovery', name: 'jwks_uri', value: /\/token_keys$/, trust: 'unverified' }],
  codeLifetime: {
    value: 300,
    source: 'github.com/cloudfoundry/uaa server/src/main/java/org/cloudfoundry/identity/uaa/oauth/UaaTokenStore.java:62 @13dc87a60e',
    trust: 'source',
  },
  facts: {
    pkceSupported: {
      value: true,
      source:
        'github.com/cloudfoundry/uaa server/src/main/java/org/cloudfoundry/identity/uaa/oauth/pkce/PkceValidationService.java:84 @13dc87a60e',
      trust: 'source',
    },
    pkceMethods: {
      value: 'plain, S256; public clients S256 only',
      source:
        'github.com/cloudfoundry/uaa server/src/main/java/org/cloudfoundry/identity/uaa/oauth/pkce/PkceValidationService.java:94 @13dc87a60e',
      trust: 'source',
    },
    accessTokenFormat: { value: 'JWT, or opaque by token_format', source: 'UAA docs', trust: 'unverified' },
  },
  notEstablished: ['pkceRequiredPublic', 'redirectUriRule', 'tokenBody', 'clientAuth', 'corsSpa'],
  errors: [
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'Invalid authorization code: ',
      match: 'prefix',
      meaning: 'Code unknown, used or expired. Text repeats the code: redact.',
      causes: ['code_invalid', 'code_reused', 'code_expired'],
      source:
        'github.com/cloudfoundry/uaa server/src/main/java/org/cloudfoundry/identity/uaa/oauth/provider/code/AuthorizationCodeTokenGranter.java:138 @13dc87a60e',
      trust: 'source',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'Invalid authorization code',
      meaning: 'Same, legacy.',
      causes: ['code_invalid', 'code_reused'],
      source:
        'github.com/spring-attic/spring-security-oauth spring-security-oauth2/src/main/java/org/springframework/security/oauth2/provider/code/AuthorizationCodeTokenGranter.java:77 @0344de8c',
      trust: 'source',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'Invalid code verifier: ',
      match: 'prefix',
      meaning: 'Does not match. Text repeats the verifier: redact.',
      causes: ['pkce_mismatch'],
      source:
        'github.com/cloudfoundry/uaa server/src/main/java/org/cloudfoundry/identity/uaa/oauth/provider/code/AuthorizationCodeTokenGranter.java:84 @13dc87a60e',
      trust: 'source',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'PKCE error: Code verifier must be provided for this authorization code.',
      meaning: 'code_verifier missing.',
      causes: ['pkce_verifier_missing'],
      source:
        'github.com/cloudfoundry/uaa server/src/main/java/org/cloudfoundry/identity/uaa/oauth/pkce/PkceValidationService.java:84 @13dc87a60e',
      trust: 'source',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'PKCE error: Code verifier not required for this authorization code.',
      meaning: 'Verifier without challenge.',
      causes: ['pkce_verifier_unexpected'],
      source:
        'github.com/cloudfoundry/uaa server/src/main/java/org/cloudfoundry/identity/uaa/oauth/pkce/PkceValidationService.java:85 @13dc87a60e',
      trust: 'source',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_request',
      description: 'Code verifier length must between 43 and 128',
      match: 'prefix',
      meaning: 'Verifier malformed.',
      causes: ['pkce_verifier_format'],
      source:
        'github.com/cloudfoundry/uaa server/src/main/java/org/cloudfoundry/identity/uaa/oauth/provider/code/AuthorizationCodeTokenGranter.java:75 @13dc87a60e',
      trust: 'source',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'Public client must use code challange method S256',
      meaning: 'plain used by a public client (sic).',
      causes: ['pkce_method_unsupported'],
      source:
        'github.com/cloudfoundry/uaa server/src/main/java/org/cloudfoundry/identity/uaa/oauth/pkce/PkceValidationService.java:94 @13dc87a60e',
      trust: 'source',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'Redirect URI mismatch.',
      meaning: 'redirect_uri differs.',
      causes: ['redirect_mismatch_token'],
      source:
        'github.com/spring-attic/spring-security-oauth spring-security-oauth2/src/main/java/org/springframework/security/oauth2/provider/code/AuthorizationCodeTokenGranter.java:88 @0344de8c',
      trust: 'source',
    },
    {
      endpoint: 'token',
      httpStatus: 401,
      error: 'invalid_client',
      description: 'Client ID mismatch',
      meaning: 'client_id differs.',
      causes: ['client_mismatch'],
      source:
        'github.com/spring-attic/spring-security-oauth spring-security-oauth2/src/main/java/org/springframework/security/oauth2/provider/code/AuthorizationCodeTokenGranter.java:95 @0344de8c',
      trust: 'source',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_request',
      description: 'An authorization code must be supplied.',
      meaning: 'code missing (JSON body).',
      causes: ['content_type'],
      source:
        'github.com/spring-attic/spring-security-oauth spring-security-oauth2/src/main/java/org/springframework/security/oauth2/provider/code/AuthorizationCodeTokenGranter.java:72 @0344de8c',
      trust: 'source',
    },
  ],
};
