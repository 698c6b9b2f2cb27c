import type { Provider } from './provider.ts';

/** Clerk. */
export const clerk: Provider = {
  id: 'clerk',
  name: 'Clerk',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /(\.clerk\.accounts\.dev|^clerk\..+)$/,
      path: /^\/oauth\/authorize$/,
      example: 'https://well-hagfish-71.clerk.accounts.dev/oauth/authorize',
      source: 'github.com/clerk/clerk-docs docs/guides/configure/auth-strategies/oauth/how-clerk-implements-oauth.mdx:177 @a7cebf585',
      trust: 'documentation',
    },
    {
      role: 'token',
      host: /(\.clerk\.accounts\.dev|^clerk\..+)$/,
      path: /^\/oauth\/token$/,
      example: 'https://clerk.example.com/oauth/token',
      source: 'github.com/clerk/clerk-docs docs/guides/configure/auth-strategies/oauth/how-clerk-implements-oauth.mdx:178 @a7cebf585',
      trust: 'documentation',
    },
  ],
  codeLifetime: {
    value: 600,
    source: 'github.com/clerk/clerk-docs docs/guides/configure/auth-strategies/oauth/how-clerk-implements-oauth.mdx:150 @a7cebf585',
    trust: 'documentation',
  },
  challengeMethods: {
    value: ['S256'],
    source: 'github.com/clerk/clerk-docs docs/guides/configure/auth-strategies/oauth/how-clerk-implements-oauth.mdx:199 @a7cebf585',
    trust: 'documentation',
  },
  facts: {
    pkceSupported: {
      value: true,
      source: 'github.com/clerk/clerk-docs docs/guides/configure/auth-strategies/oauth/how-clerk-implements-oauth.mdx:199 @a7cebf585',
      trust: 'documentation',
    },
    pkceRequiredPublic: {
      value: 'CIMD clients always; other public apps by the Public switch',
      source: 'github.com/clerk/clerk-docs docs/guides/configure/auth-strategies/oauth/how-clerk-implements-oauth.mdx:23 @a7cebf585',
      trust: 'documentation',
    },
    clientAuth: {
      value: 'client_secret_basic or none',
      source: 'github.com/clerk/clerk-docs docs/guides/configure/auth-strategies/oauth/how-clerk-implements-oauth.mdx:182 @a7cebf585',
      trust: 'documentation',
    },
    accessTokenFormat: {
      value: 'JWT by default, opaque optional; 1 day',
      source: 'github.com/clerk/clerk-docs docs/guides/configure/auth-strategies/oauth/how-clerk-implements-oauth.mdx:155 @a7cebf585',
      trust: 'documentation',
    },
  },
  notEstablished: ['redirectUriRule', 'tokenBody', 'corsSpa'],
  errors: [],
  notes: ['Error texts not established.'],
};
