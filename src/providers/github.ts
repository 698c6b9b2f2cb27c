import type { Provider } from './provider.ts';

/** GitHub. */
export const github: Provider = {
  id: 'github',
  name: 'GitHub',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^github\.com$/,
      path: /^\/login\/oauth\/authorize$/,
      example: 'https://github.com/login/oauth/authorize',
      source: 'docs.github.com authorizing-oauth-apps',
      trust: 'documentation',
    },
    {
      role: 'token',
      host: /^github\.com$/,
      path: /^\/login\/oauth\/access_token$/,
      example: 'https://github.com/login/oauth/access_token',
      source: 'docs.github.com authorizing-oauth-apps',
      trust: 'documentation',
    },
  ],
  codeLifetime: { value: 600, source: 'docs.github.com authorizing-oauth-apps', trust: 'documentation' },
  tokenBody: {
    value: 'form or JSON; answer is form-encoded unless Accept: application/json',
    source: 'docs.github.com authorizing-oauth-apps',
    trust: 'documentation',
  },
  challengeMethods: { value: ['S256'], source: 'github.blog changelog 2025-07-14', trust: 'documentation' },
  takesJsonBody: { value: true, source: 'docs.github.com authorizing-oauth-apps', trust: 'documentation' },
  tokenErrorStatus: {
    value: [200],
    source: 'docs.github.com troubleshooting OAuth app access token request errors',
    trust: 'documentation',
  },
  needsSecret: { value: true, source: 'docs.github.com authorizing-oauth-apps', trust: 'documentation' },
  facts: {
    pkceSupported: { value: true, source: 'github.blog changelog 2025-07-14', trust: 'documentation' },
    pkceRequiredPublic: { value: false, source: 'github.blog changelog 2025-07-14', trust: 'documentation' },
    clientAuth: {
      value: 'client_secret always required; no public clients',
      source: 'github.blog changelog 2025-07-14',
      trust: 'documentation',
    },
    redirectUriRule: {
      value: 'host (without subdomain difference) and port exact, path may be below the registered one; loopback any port',
      source: 'docs.github.com authorizing-oauth-apps',
      trust: 'unverified',
    },
    corsSpa: {
      value: 'no CORS on the token endpoint: SPA needs a backend',
      source: 'docs.github.com (older page)',
      trust: 'documentation',
    },
    accessTokenFormat: { value: 'opaque (gho_, ghu_)', source: 'docs.github.com', trust: 'documentation' },
  },
  notEstablished: [],
  errors: [
    {
      endpoint: 'token',
      httpStatus: 200,
      error: 'bad_verification_code',
      description: 'The code passed is incorrect or expired.',
      meaning: 'Code wrong, used or expired; which text a PKCE mismatch gives was not established.',
      causes: ['code_invalid', 'code_expired', 'code_reused'],
      source:
        'docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors (text); HTTP 200 from memory',
      trust: 'documentation',
    },
    {
      endpoint: 'token',
      httpStatus: 200,
      error: 'redirect_uri_mismatch',
      description: 'The redirect_uri MUST match the registered callback URL for this application.',
      meaning: 'Redirect URI not registered.',
      causes: ['redirect_mismatch_token', 'redirect_unregistered'],
      source: 'docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors',
      trust: 'documentation',
    },
    {
      endpoint: 'token',
      httpStatus: 200,
      error: 'incorrect_client_credentials',
      description: 'The client_id and/or client_secret passed are incorrect.',
      meaning: 'Secret wrong or missing.',
      causes: ['client_auth_failed', 'client_secret_missing'],
      source: 'docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors',
      trust: 'documentation',
    },
    {
      endpoint: 'token',
      httpStatus: 200,
      error: 'unverified_user_email',
      meaning: 'Not a PKCE fault.',
      causes: [],
      source: 'docs.github.com/en/apps/oauth-apps/maintaining-oauth-apps/troubleshooting-oauth-app-access-token-request-errors',
      trust: 'documentation',
    },
  ],
  fingerprint: 'Errors arrive with HTTP 200 and error_uri under docs.github.com: treat a body with `error` as failure.',
};
