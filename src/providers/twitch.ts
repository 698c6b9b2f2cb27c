import type { Provider } from './provider.ts';

/** Twitch. */
export const twitch: Provider = {
  id: 'twitch',
  name: 'Twitch',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^id\.twitch\.tv$/,
      path: /^\/oauth2\/authorize$/,
      example: 'https://id.twitch.tv/oauth2/authorize',
      source: 'simov/grant @500ab20',
      trust: 'client',
    },
    {
      role: 'token',
      host: /^id\.twitch\.tv$/,
      path: /^\/oauth2\/token$/,
      example: 'https://id.twitch.tv/oauth2/token',
      source: 'simov/grant @500ab20',
      trust: 'client',
    },
  ],
  facts: {
    pkceSupported: { value: 'not used by the libraries read', source: 'better-auth, nango', trust: 'client' },
    clientAuth: { value: 'client_secret required', source: 'Twitch docs', trust: 'unverified' },
    accessTokenFormat: { value: 'opaque', source: 'Twitch docs', trust: 'unverified' },
  },
  notEstablished: ['pkceRequiredPublic', 'challengeMethods', 'codeLifetime', 'redirectUriRule', 'tokenBody', 'corsSpa'],
  errors: [
    {
      endpoint: 'token',
      httpStatus: 400,
      description: 'Invalid authorization code',
      field: 'message',
      meaning: 'Code unknown, used or expired.',
      causes: ['code_invalid', 'code_expired', 'code_reused'],
      source: 'public issues',
      trust: 'report',
    },
  ],
  fingerprint: '{"status":400,"message":…} without `error`.',
};
