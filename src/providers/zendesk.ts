import type { Provider } from './provider.ts';

/** Zendesk. */
export const zendesk: Provider = {
  id: 'zendesk',
  name: 'Zendesk',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /\.zendesk\.com$/,
      path: /^\/oauth\/authorizations\/new$/,
      example: 'https://acme.zendesk.com/oauth/authorizations/new',
      source: 'Zendesk docs',
      trust: 'unverified',
    },
    {
      role: 'token',
      host: /\.zendesk\.com$/,
      path: /^\/oauth\/tokens$/,
      example: 'https://acme.zendesk.com/oauth/tokens',
      source: 'support.zendesk.com 115012709368',
      trust: 'documentation',
    },
  ],
  tokenBody: { value: 'JSON in the vendor example', source: 'support.zendesk.com 115012709368', trust: 'documentation' },
  takesJsonBody: { value: true, source: 'support.zendesk.com 115012709368', trust: 'documentation' },
  needsSecret: { value: true, source: 'support.zendesk.com 115012709368', trust: 'documentation' },
  facts: { clientAuth: { value: 'client_secret in the body', source: 'support.zendesk.com 115012709368', trust: 'documentation' } },
  notEstablished: [
    'pkceSupported',
    'pkceRequiredPublic',
    'challengeMethods',
    'codeLifetime',
    'redirectUriRule',
    'corsSpa',
    'accessTokenFormat',
  ],
  errors: [
    {
      endpoint: 'token',
      error: 'invalid_grant',
      description:
        'The provided access grant is invalid, expired, or revoked (e.g. invalid assertion, expired authorization token, bad end-user password credentials, or mismatching authorization code and redirection URI).',
      meaning: 'Catch-all.',
      causes: ['ambiguous_grant'],
      source: 'support.zendesk.com 115012709368',
      trust: 'documentation',
    },
  ],
  fingerprint: 'Old OAuth-draft wording.',
};
