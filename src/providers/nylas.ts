import type { Provider } from './provider.ts';

/** Nylas v3. */
export const nylas: Provider = {
  id: 'nylas',
  name: 'Nylas v3',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^api\.(us|eu)\.nylas\.com$/,
      path: /^\/v3\/connect\/auth$/,
      example: 'https://api.us.nylas.com/v3/connect/auth',
      source: 'developer.nylas.com reference get_oauth2_flow',
      trust: 'documentation',
    },
    {
      role: 'token',
      host: /^api\.(us|eu)\.nylas\.com$/,
      path: /^\/v3\/connect\/token$/,
      example: 'https://api.eu.nylas.com/v3/connect/token',
      source: 'developer.nylas.com reference',
      trust: 'unverified',
    },
  ],
  challengeForm: { value: 'base64-of-hex', source: 'developer.nylas.com hosted-oauth-accesstoken, PKCE', trust: 'documentation' },
  facts: { pkceSupported: { value: true, source: 'developer.nylas.com hosted-oauth-accesstoken', trust: 'documentation' } },
  notEstablished: ['codeLifetime', 'redirectUriRule', 'tokenBody'],
  errors: [],
  notes: ['The challenge is the unpadded base64 of the hex text of the SHA-256.'],
};
