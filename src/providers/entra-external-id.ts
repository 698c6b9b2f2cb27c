import type { Provider } from './provider.ts';

/** Microsoft Entra External ID. */
export const entraExternalId: Provider = {
  id: 'entra-external-id',
  name: 'Microsoft Entra External ID',
  kind: 'idp',
  engine: { value: 'microsoft-entra', source: 'same platform, AADSTS numbers', trust: 'unverified' },
  endpoints: [
    {
      role: 'authorize',
      host: /\.ciamlogin\.com$/,
      path: /^\/[^/]+\/oauth2\/v2\.0\/authorize$/,
      example: 'https://contoso.ciamlogin.com/11111111-2222-3333-4444-555555555555/oauth2/v2.0/authorize',
      source: 'MicrosoftDocs External ID pages',
      trust: 'documentation',
    },
    {
      role: 'token',
      host: /\.ciamlogin\.com$/,
      path: /^\/[^/]+\/oauth2\/v2\.0\/token$/,
      example: 'https://contoso.ciamlogin.com/contoso.onmicrosoft.com/oauth2/v2.0/token',
      source: 'MicrosoftDocs External ID pages',
      trust: 'documentation',
    },
  ],
  codeLifetime: { value: 600, source: 'same platform as Entra ID v2', trust: 'unverified' },
  keepsRefreshTokens: {
    value: true,
    source: 'learn.microsoft.com/entra/identity-platform/refresh-tokens: not revoked when used',
    trust: 'unverified',
  },
  facts: { pkceSupported: { value: true, source: 'same platform as Entra ID v2', trust: 'unverified' } },
  notEstablished: ['pkceRequiredPublic', 'challengeMethods', 'redirectUriRule', 'tokenBody', 'clientAuth', 'corsSpa', 'accessTokenFormat'],
  errors: [],
  fingerprint: 'As Entra ID (AADSTS codes).',
  notes: ['Reuse the Entra error table.'],
};
