import type { Provider } from './provider.ts';

/** Discord. */
export const discord: Provider = {
  id: 'discord',
  name: 'Discord',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^(.+\.)?discord(app)?\.com$/,
      path: /^\/(api(\/v\d+)?\/)?oauth2\/authorize$/,
      example: 'https://discord.com/oauth2/authorize',
      source: 'github.com/discord/discord-api-docs developers/topics/oauth2.mdx:19 @c98d64bc',
      trust: 'documentation',
    },
    {
      role: 'token',
      host: /^(.+\.)?discord(app)?\.com$/,
      path: /^\/api(\/v\d+)?\/oauth2\/token$/,
      example: 'https://discord.com/api/oauth2/token',
      source: 'github.com/discord/discord-api-docs developers/topics/oauth2.mdx:20 @c98d64bc',
      trust: 'documentation',
    },
  ],
  tokenBody: {
    value: 'application/x-www-form-urlencoded only; JSON refused',
    source: 'github.com/discord/discord-api-docs developers/topics/oauth2.mdx:24 @c98d64bc',
    trust: 'documentation',
  },
  takesJsonBody: { value: false, source: 'github.com/discord/discord-api-docs developers/topics/oauth2', trust: 'documentation' },
  facts: {
    pkceSupported: { value: true, source: 'discord-api-docs (mobile deep links) @c98d64bc', trust: 'documentation' },
    pkceRequiredPublic: { value: 'mandatory for mobile deep links', source: 'discord-api-docs @c98d64bc', trust: 'documentation' },
    redirectUriRule: { value: 'exact', source: 'discord-api-docs @c98d64bc', trust: 'documentation' },
    clientAuth: { value: 'Basic or body secret; Public Client switch for none', source: 'Discord docs from memory', trust: 'unverified' },
    accessTokenFormat: { value: 'opaque', source: 'Discord', trust: 'unverified' },
  },
  notEstablished: ['challengeMethods', 'codeLifetime', 'corsSpa'],
  errors: [
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'Invalid "code" in request.',
      meaning: 'Code unknown, used or expired. Older answers use invalid_request.',
      causes: ['code_invalid', 'code_expired', 'code_reused'],
      source: 'public issues',
      trust: 'report',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'Invalid "redirect_uri" in request.',
      meaning: 'redirect_uri differs.',
      causes: ['redirect_mismatch_token'],
      source: 'public issues',
      trust: 'report',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      error: 'invalid_grant',
      description: 'Invalid "code_verifier" in request.',
      meaning: 'By analogy; not seen.',
      causes: ['pkce_mismatch'],
      source: 'inferred',
      trust: 'unverified',
    },
  ],
};
