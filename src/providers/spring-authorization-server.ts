import type { Provider } from './provider.ts';

/** Spring Authorization Server. */
export const springAuthorizationServer: Provider = {
  id: 'spring-authorization-server',
  name: 'Spring Authorization Server',
  kind: 'engine',
  endpoints: [
    {
      role: 'authorize',
      path: /^\/oauth2\/authorize$/,
      example: 'https://as.example.com/oauth2/authorize',
      source: 'default settings',
      trust: 'source',
    },
    {
      role: 'token',
      path: /^\/oauth2\/token$/,
      example: 'https://as.example.com/oauth2/token',
      source: 'default settings',
      trust: 'source',
    },
  ],
  signs: [{ in: 'discovery', name: 'jwks_uri', value: /\/oauth2\/jwks$/, trust: 'unverified' }],
  codeLifetime: {
    value: 300,
    source:
      'github.com/spring-projects/spring-authorization-server oauth2-authorization-server/src/main/java/org/springframework/security/oauth2/server/authorization/settings/TokenSettings.java:127 @b90fb093',
    trust: 'source',
  },
  tokenBody: { value: 'application/x-www-form-urlencoded', source: 'Spring docs', trust: 'unverified' },
  challengeMethods: {
    value: ['S256'],
    source:
      'github.com/spring-projects/spring-authorization-server oauth2-authorization-server/src/main/java/org/springframework/security/oauth2/server/authorization/authentication/CodeVerifierAuthenticator.java:154 @b90fb093',
    trust: 'source',
  },
  tellsCauses: { value: true, source: 'spring-authorization-server @b90fb093', trust: 'source' },
  checkOrder: {
    value: ['client', 'pkce', 'code', 'redirect_uri'],
    source: 'spring-authorization-server @b90fb093: PKCE is part of client authentication',
    trust: 'source',
  },
  facts: {
    pkceSupported: {
      value: true,
      source:
        'github.com/spring-projects/spring-authorization-server oauth2-authorization-server/src/main/java/org/springframework/security/oauth2/server/authorization/authentication/CodeVerifierAuthenticator.java:123 @b90fb093',
      trust: 'source',
    },
    pkceRequiredPublic: { value: true, source: 'public client authentication needs a code_verifier @b90fb093', trust: 'source' },
    redirectUriRule: {
      value: 'exact; loopback IP any port',
      source:
        'github.com/spring-projects/spring-authorization-server oauth2-authorization-server/src/main/java/org/springframework/security/oauth2/server/authorization/authentication/OAuth2AuthorizationCodeRequestAuthenticationValidator.java:136 @b90fb093',
      trust: 'source',
    },
    accessTokenFormat: { value: 'JWT by default', source: 'Spring docs', trust: 'unverified' },
    corsSpa: { value: 'must be added by the application', source: 'Spring docs', trust: 'unverified' },
  },
  notEstablished: ['clientAuth'],
  errors: [
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'Client authentication failed: code_verifier',
      meaning: 'Verifier missing or does not match.',
      causes: ['pkce_mismatch', 'pkce_verifier_missing'],
      source:
        'github.com/spring-projects/spring-authorization-server oauth2-authorization-server/src/main/java/org/springframework/security/oauth2/server/authorization/authentication/CodeVerifierAuthenticator.java:67 @b90fb093',
      trust: 'source',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'Client authentication failed: code',
      meaning: 'Code unknown or missing.',
      causes: ['code_invalid', 'content_type'],
      source:
        'github.com/spring-projects/spring-authorization-server oauth2-authorization-server/src/main/java/org/springframework/security/oauth2/server/authorization/authentication/CodeVerifierAuthenticator.java:87 @b90fb093',
      trust: 'source',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'Client authentication failed: code_challenge',
      meaning: 'Authorize had no challenge.',
      causes: ['pkce_challenge_missing'],
      source:
        'github.com/spring-projects/spring-authorization-server oauth2-authorization-server/src/main/java/org/springframework/security/oauth2/server/authorization/authentication/CodeVerifierAuthenticator.java:107 @b90fb093',
      trust: 'source',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      meaning: 'No description: client, redirect_uri, used or expired code (checked after PKCE).',
      causes: ['client_mismatch', 'redirect_mismatch_token', 'code_reused', 'code_expired'],
      source: 'spring-authorization-server OAuth2AuthorizationCodeAuthenticationProvider @b90fb093',
      trust: 'source',
    },
    {
      endpoint: 'authorize',
      httpStatus: 400,
      error: 'invalid_request',
      description: /^OAuth 2\.0 Parameter: (redirect_uri|code_challenge|code_challenge_method)/,
      meaning: 'The named authorize parameter is wrong.',
      causes: ['redirect_unregistered', 'pkce_challenge_missing', 'pkce_method_unsupported'],
      source:
        'github.com/spring-projects/spring-authorization-server oauth2-authorization-server/src/main/java/org/springframework/security/oauth2/server/authorization/authentication/OAuth2AuthorizationCodeRequestAuthenticationProvider.java:463 @b90fb093',
      trust: 'source',
    },
  ],
  fingerprint:
    '400 for all but invalid_client, which is 401 (github.com/spring-projects/spring-authorization-server oauth2-authorization-server/src/main/java/org/springframework/security/oauth2/server/authorization/web/OAuth2ClientAuthenticationFilter.java:215 @b90fb093); older versions may use invalid_client for PKCE failures (unverified).',
};
