import type { Provider } from './provider.ts';

/** Figma. */
export const figma: Provider = {
  id: 'figma',
  name: 'Figma',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^www\.figma\.com$/,
      path: /^\/oauth$/,
      example: 'https://www.figma.com/oauth',
      source: 'simov/grant @500ab20',
      trust: 'client',
    },
    {
      role: 'token',
      host: /^(api|www)\.figma\.com$/,
      path: /^\/(v1\/oauth\/token|api\/oauth\/token)$/,
      example: 'https://api.figma.com/v1/oauth/token',
      source: 'better-auth @451aa4b6; simov/grant @500ab20',
      trust: 'client',
    },
  ],
  codeLifetime: { value: 30, source: 'Figma docs from memory', trust: 'unverified' },
  facts: {
    pkceSupported: { value: true, source: 'better-auth social-providers/figma.ts requires a verifier @451aa4b6', trust: 'client' },
    clientAuth: { value: 'Basic', source: 'better-auth @451aa4b6', trust: 'client' },
  },
  notEstablished: ['pkceRequiredPublic', 'challengeMethods', 'redirectUriRule', 'tokenBody', 'corsSpa', 'accessTokenFormat'],
  errors: [],
};
