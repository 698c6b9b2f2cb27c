import type { Provider } from './provider.ts';

/** JumpCloud. */
export const jumpcloud: Provider = {
  id: 'jumpcloud',
  name: 'JumpCloud',
  kind: 'idp',
  engine: { value: 'ory-hydra', source: 'the endpoints are Hydra’s', trust: 'unverified' },
  endpoints: [
    {
      role: 'authorize',
      host: /^oauth\.id\.jumpcloud\.com$/,
      path: /^\/oauth2\/auth$/,
      example: 'https://oauth.id.jumpcloud.com/oauth2/auth',
      source: 'public code that uses it',
      trust: 'report',
    },
    {
      role: 'token',
      host: /^oauth\.id\.jumpcloud\.com$/,
      path: /^\/oauth2\/token$/,
      example: 'https://oauth.id.jumpcloud.com/oauth2/token',
      source: 'public code that uses it',
      trust: 'report',
    },
  ],
  facts: { pkceSupported: { value: true, source: 'JumpCloud docs', trust: 'unverified' } },
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
  fingerprint: 'Paths are those of Ory Hydra; Hydra texts likely (unverified).',
};
