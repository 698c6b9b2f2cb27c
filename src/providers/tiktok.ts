import type { Provider } from './provider.ts';

/** TikTok Login Kit. */
export const tiktok: Provider = {
  id: 'tiktok',
  name: 'TikTok Login Kit',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^www\.tiktok\.com$/,
      path: /^\/v2\/auth\/authorize\/?$/,
      example: 'https://www.tiktok.com/v2/auth/authorize/',
      source: 'developers.tiktok.com login-kit-manage-user-access-tokens',
      trust: 'documentation',
    },
    {
      role: 'token',
      host: /^open\.tiktokapis\.com$/,
      path: /^\/v2\/oauth\/token\/?$/,
      example: 'https://open.tiktokapis.com/v2/oauth/token/',
      source: 'developers.tiktok.com oauth-user-access-token-management',
      trust: 'unverified',
    },
  ],
  challengeMethods: { value: ['S256'], source: 'developers.tiktok.com login-kit-desktop', trust: 'documentation' },
  challengeForm: { value: 'hex', source: 'developers.tiktok.com login-kit-desktop', trust: 'documentation' },
  needsSecret: { value: true, source: 'developers.tiktok.com login-kit-desktop', trust: 'documentation' },
  facts: { pkceSupported: { value: true, source: 'developers.tiktok.com login-kit-desktop', trust: 'documentation' } },
  notEstablished: ['codeLifetime', 'redirectUriRule', 'tokenBody'],
  errors: [
    {
      endpoint: 'token',
      error: 'invalid_request',
      description: 'Code verifier or code challenge is invalid.',
      meaning: 'The challenge is not the hex text of the SHA-256, or the verifier is not its own.',
      causes: ['pkce_mismatch', 'pkce_challenge_format'],
      source: 'volcengine.com article 1153620 (repost of a Q&A)',
      trust: 'report',
    },
  ],
  fingerprint: 'client_key in place of client_id; error answers carry log_id.',
  notes: ['The desktop kit wants the challenge as hex text of the SHA-256, not as base64url.'],
};
