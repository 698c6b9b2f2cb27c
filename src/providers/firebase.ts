import type { Provider } from './provider.ts';

/** Firebase Authentication / Identity Platform. */
export const firebase: Provider = {
  id: 'firebase',
  name: 'Firebase Authentication / Identity Platform',
  kind: 'not-an-AS',
  endpoints: [
    {
      role: 'token',
      host: /^securetoken\.googleapis\.com$/,
      path: /^\/v1\/token$/,
      example: 'https://securetoken.googleapis.com/v1/token',
      source: 'Firebase REST docs (refresh only)',
      trust: 'unverified',
    },
    {
      role: 'other',
      host: /^identitytoolkit\.googleapis\.com$/,
      path: /^\/v[12]\/accounts(:|\/)/,
      example: 'https://identitytoolkit.googleapis.com/v1/accounts:signInWithIdp',
      source: 'Firebase REST docs',
      trust: 'unverified',
    },
    {
      role: 'other',
      host: /\.firebaseapp\.com$/,
      path: /^\/__\/auth\/(handler|iframe)/,
      example: 'https://demo.firebaseapp.com/__/auth/handler',
      source: 'Firebase REST docs',
      trust: 'unverified',
    },
  ],
  keepsRefreshTokens: {
    value: true,
    source: 'firebase.google.com/docs/reference/rest/auth, Exchange a refresh token: the same token comes back',
    trust: 'unverified',
  },
  facts: {
    pkceSupported: {
      value: false,
      source: 'Not an authorization server for code + PKCE; it is a client of other providers',
      trust: 'unverified',
    },
  },
  notEstablished: [
    'pkceRequiredPublic',
    'challengeMethods',
    'codeLifetime',
    'redirectUriRule',
    'tokenBody',
    'clientAuth',
    'corsSpa',
    'accessTokenFormat',
  ],
  errors: [],
  notes: ['Tell the user the upstream provider does the code exchange on the Firebase side.'],
};
