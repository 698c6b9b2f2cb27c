import type { Provider } from './provider.ts';

/** LinkedIn. */
export const linkedin: Provider = {
  id: 'linkedin',
  name: 'LinkedIn',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^(www\.)?linkedin\.com$/,
      path: /^\/(oauth\/v2\/authorization|oauth\/native-pkce\/authorization)$/,
      example: 'https://www.linkedin.com/oauth/v2/authorization',
      source: 'learn.microsoft.com linkedin authorization-code-flow',
      trust: 'documentation',
    },
    {
      role: 'token',
      host: /^(www\.)?linkedin\.com$/,
      path: /^\/oauth\/v2\/accessToken$/,
      example: 'https://www.linkedin.com/oauth/v2/accessToken',
      source: 'learn.microsoft.com linkedin authorization-code-flow',
      trust: 'documentation',
    },
  ],
  codeLifetime: { value: 1800, source: 'learn.microsoft.com linkedin authorization-code-flow', trust: 'documentation' },
  tokenBody: {
    value: 'application/x-www-form-urlencoded',
    source: 'learn.microsoft.com linkedin authorization-code-flow',
    trust: 'documentation',
  },
  needsSecret: { value: true, source: 'learn.microsoft.com linkedin authorization-code-flow', trust: 'documentation' },
  facts: {
    pkceSupported: { value: 'native apps only, by arrangement', source: 'LinkedIn native PKCE page', trust: 'unverified' },
    redirectUriRule: {
      value: 'absolute https, exact; query parameters of the registered URL are ignored',
      source: 'learn.microsoft.com linkedin authorization-code-flow',
      trust: 'documentation',
    },
    clientAuth: {
      value: 'client_secret in the body, required',
      source: 'learn.microsoft.com linkedin authorization-code-flow',
      trust: 'documentation',
    },
    corsSpa: { value: 'none', source: 'LinkedIn', trust: 'unverified' },
    accessTokenFormat: {
      value: 'opaque, about 500 chars, 60 days',
      source: 'learn.microsoft.com linkedin authorization-code-flow',
      trust: 'documentation',
    },
  },
  notEstablished: ['pkceRequiredPublic', 'challengeMethods'],
  errors: [
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_request',
      description: 'Unable to retrieve access token: appid/redirect uri/code verifier does not match authorization code.',
      match: 'prefix',
      meaning: 'One of client, redirect, verifier is wrong, or the code expired.',
      causes: ['client_mismatch', 'redirect_mismatch_token', 'pkce_mismatch', 'code_expired'],
      source: 'public issues; error code is invalid_request or invalid_redirect_uri',
      trust: 'report',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_request',
      description: 'Unable to retrieve access token: authorization code not found',
      meaning: 'Code unknown or used.',
      causes: ['code_invalid', 'code_reused'],
      source: 'public issues',
      trust: 'report',
    },
  ],
};
