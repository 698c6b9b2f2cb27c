import { doorkeeper } from './doorkeeper.ts';
import type { Provider } from './provider.ts';

/** GitLab. */
export const gitlab: Provider = {
  id: 'gitlab',
  name: 'GitLab',
  kind: 'saas',
  engine: { value: 'doorkeeper', source: 'GitLab is built on Doorkeeper', trust: 'source' },
  endpoints: [
    {
      role: 'authorize',
      host: /^gitlab\.com$/,
      path: /^\/oauth\/authorize$/,
      example: 'https://gitlab.com/oauth/authorize',
      source: 'docs.gitlab.com api/oauth2',
      trust: 'documentation',
    },
    {
      role: 'token',
      host: /^gitlab\.com$/,
      path: /^\/oauth\/token$/,
      example: 'https://gitlab.com/oauth/token',
      source: 'docs.gitlab.com api/oauth2',
      trust: 'documentation',
    },
  ],
  codeLifetime: { value: 600, source: 'Doorkeeper default', trust: 'source' },
  tokenBody: { value: 'form or query in examples', source: 'docs.gitlab.com', trust: 'documentation' },
  challengeMethods: { value: ['S256', 'plain'], source: 'Doorkeeper', trust: 'source' },
  tellsCauses: { value: false, source: 'Doorkeeper', trust: 'source' },
  facts: {
    pkceSupported: { value: true, source: 'docs.gitlab.com api/oauth2', trust: 'documentation' },
    redirectUriRule: { value: 'must match a registered one; http allowed', source: 'docs.gitlab.com', trust: 'documentation' },
    corsSpa: {
      value: 'preflight supported on /oauth/token, /revoke, /userinfo since 15.1, simple headers plus Authorization only',
      source: 'docs.gitlab.com api/oauth2',
      trust: 'documentation',
    },
    accessTokenFormat: { value: 'opaque, 7200 s', source: 'docs.gitlab.com', trust: 'documentation' },
    clientAuth: { value: 'non-confidential apps: none with PKCE', source: 'docs.gitlab.com', trust: 'documentation' },
  },
  notEstablished: ['pkceRequiredPublic'],
  errors: doorkeeper.errors,
  fingerprint: 'Doorkeeper texts.',
  notes: ['Doc vector: ks02i3jdikdo2k0dkfodf3m39rjfjsdk0wk349rj3jrhf -> 2i0WFA-0AerkjQm4X4oDEhqA17QIAKNjXpagHBXmO_U.'],
};
