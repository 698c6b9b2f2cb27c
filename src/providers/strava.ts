import type { Provider } from './provider.ts';

/** Strava. */
export const strava: Provider = {
  id: 'strava',
  name: 'Strava',
  kind: 'saas',
  endpoints: [
    {
      role: 'authorize',
      host: /^(www\.)?strava\.com$/,
      path: /^\/(api\/v3\/)?oauth\/(mobile\/)?authorize$/,
      example: 'https://www.strava.com/oauth/authorize',
      source: 'simov/grant @500ab20; Strava docs',
      trust: 'client',
    },
    {
      role: 'token',
      host: /^(www\.)?strava\.com$/,
      path: /^\/(api\/v3\/)?oauth\/token$/,
      example: 'https://www.strava.com/oauth/token',
      source: 'simov/grant @500ab20; Strava docs',
      trust: 'client',
    },
  ],
  facts: {
    clientAuth: { value: 'client_secret required', source: 'Strava docs', trust: 'unverified' },
    pkceSupported: { value: 'not used by the libraries read', source: 'nango', trust: 'client' },
  },
  notEstablished: [
    'pkceRequiredPublic',
    'challengeMethods',
    'codeLifetime',
    'redirectUriRule',
    'tokenBody',
    'corsSpa',
    'accessTokenFormat',
  ],
  errors: [
    {
      endpoint: 'token',
      httpStatus: 400,
      description: 'AuthorizationCode',
      field: 'errors[0].resource',
      meaning: 'errors[0].resource=AuthorizationCode, field=code, code=invalid.',
      causes: ['code_invalid', 'code_expired', 'code_reused'],
      source: 'public issues',
      trust: 'report',
    },
    {
      endpoint: 'token',
      httpStatus: 400,
      description: 'Application',
      field: 'errors[0].resource',
      meaning: 'errors[0].resource=Application: client id or secret wrong.',
      causes: ['client_auth_failed'],
      source: 'public issues',
      trust: 'report',
    },
  ],
  fingerprint: '{"message":"Bad Request","errors":[…]}.',
};
