import type { Provider } from './provider.ts';

/** Casdoor. */
export const casdoor: Provider = {
  id: 'casdoor',
  name: 'Casdoor',
  kind: 'idp',
  endpoints: [
    {
      role: 'authorize',
      path: /^\/login\/oauth\/authorize$/,
      example: 'https://door.example.com/login/oauth/authorize',
      source: 'Casdoor docs',
      trust: 'unverified',
    },
    {
      role: 'token',
      path: /^\/api\/login\/oauth\/access_token$/,
      example: 'https://door.example.com/api/login/oauth/access_token',
      source: 'Casdoor docs',
      trust: 'unverified',
    },
  ],
  codeLifetime: { value: 300, source: 'github.com/casdoor/casdoor object/token_oauth_util.go:379 @e6b2338f8', trust: 'source' },
  facts: {
    pkceSupported: { value: true, source: 'github.com/casdoor/casdoor object/token_oauth.go:210 @e6b2338f8', trust: 'source' },
    accessTokenFormat: { value: 'JWT', source: 'Casdoor docs', trust: 'unverified' },
  },
  notEstablished: ['pkceRequiredPublic', 'challengeMethods', 'redirectUriRule', 'tokenBody', 'clientAuth', 'corsSpa'],
  errors: [
    {
      endpoint: 'token',
      error: 'invalid_grant',
      description: 'verifier is invalid, challengeAnswer: [',
      match: 'prefix',
      meaning: 'Does not match. Text gives both computed and stored challenge.',
      causes: ['pkce_mismatch'],
      source: 'github.com/casdoor/casdoor object/token_oauth.go:210 @e6b2338f8',
      trust: 'source',
    },
    {
      endpoint: 'token',
      error: 'invalid_grant',
      description: 'authorization code has been used for token: [',
      match: 'prefix',
      meaning: 'Code used.',
      causes: ['code_reused'],
      source: 'github.com/casdoor/casdoor object/token_oauth.go:201 @e6b2338f8',
      trust: 'source',
    },
    {
      endpoint: 'token',
      error: 'invalid_grant',
      description: 'authorization code has expired, nowUnix: [',
      match: 'prefix',
      meaning: 'Code expired.',
      causes: ['code_expired'],
      source: 'github.com/casdoor/casdoor object/token_oauth.go:253 @e6b2338f8',
      trust: 'source',
    },
    {
      endpoint: 'token',
      error: 'invalid_grant',
      description: /^authorization code: \[.*\] is invalid$/,
      meaning: 'Code unknown. Text repeats the code: redact.',
      causes: ['code_invalid'],
      source: 'github.com/casdoor/casdoor object/token_oauth.go:193 @e6b2338f8',
      trust: 'source',
    },
  ],
};
