import type { Cases } from './case.ts';
import { error, form, idToken, lines, login, redeem, type ServerName, servers, tokens } from './world.ts';

const issued = {
  google: '1//0gVb+cX/yZ9aQ2wE3rT4yU5iO6pA7sD8fG9hJ0kL1zX2cV3bN4mQ5',
  auth0: 'v1.MRrtE3sKq8Jd0Zx-9aLwPqUvBnCyTgHf',
  okta: 'oar4Kx9vBqT7mZwLpR2d0Y6sN1hJcF8gU5iE3aO',
  keycloak: 'eyJhbGciOiJIUzUxMiJ9.eyJ0eXAiOiJSZWZyZXNoIiwiYXpwIjoic2hvcCJ9.c2lnbmF0dXJlLW9mLXRoZS1yZWZyZXNo',
  cognito: 'eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIn0.k3y-part.iv-part.text-part-of-the-refresh-token.tag-part',
  spotify: 'AQDb9xKq7mZwLpR2d0Y6sN1hJcF8gU5iE3aO4vBqT',
} satisfies Partial<Record<ServerName, string>>;
type Name = keyof typeof issued;
const accessToken = 'at-9f8e7d6c5b4a39281706f5e4d3c2b1a0';

/** A sign-in that brought a refresh token, and a refresh an hour later that is refused. */
const refused = (name: Name, text: string, values: Record<string, string | undefined>, to = servers[name].token) =>
  lines(
    login(name),
    redeem(
      name,
      tokens({ access_token: accessToken, refresh_token: issued[name], ...(name !== 'spotify' && { id_token: idToken(name) }) }),
    ),
    redeem(name, text, {
      wait: '+3600s',
      to,
      body: form({ grant_type: 'refresh_token', refresh_token: issued[name], client_id: 'shop', ...values }),
    }),
  );

/** A refused refresh whose cause shows when its token is held against the one that was given. */
export const refreshFaultCases: Cases = {
  'cut by a column of 32, at Google': {
    traffic: refused('google', error(400, 'invalid_grant', 'Bad Request'), { refresh_token: issued.google.slice(0, 32) }),
    cause: 'refresh-token-differs',
    says: /truncated: the last 24 of its 56 characters/,
  },
  'encoded once more, at Google': {
    traffic: refused('google', error(400, 'invalid_grant', 'Bad Request'), { refresh_token: encodeURIComponent(issued.google) }),
    cause: 'refresh-token-differs',
    says: /encoded twice/,
  },
  'a space for a plus, at Google': {
    traffic: refused('google', error(400, 'invalid_grant', 'Bad Request'), { refresh_token: issued.google.replaceAll('+', ' ') }),
    cause: 'refresh-token-differs',
    says: /plus sign in it became a space/,
  },
  'the word undefined, at Auth0': {
    traffic: refused('auth0', error(403, 'invalid_grant', 'Unknown or invalid refresh token.'), { refresh_token: 'undefined' }),
    cause: 'refresh-token-differs',
    says: /“undefined”/,
  },
  'the word null, at Okta': {
    traffic: refused('okta', error(400, 'invalid_grant', 'The refresh token is invalid or expired.'), { refresh_token: 'null' }),
    cause: 'refresh-token-differs',
    says: /“null”/,
  },
  'no token, at Okta': {
    traffic: refused('okta', error(400, 'invalid_request', "The 'refresh_token' parameter must be provided."), {
      refresh_token: undefined,
    }),
    cause: 'refresh-token-differs',
    says: /has no refresh_token/,
  },
  'the access token in its place, at Okta': {
    traffic: refused('okta', error(400, 'invalid_grant', 'The refresh token is invalid or expired.'), { refresh_token: accessToken }),
    cause: 'refresh-token-differs',
    says: /the access_token of this sign-in/,
  },
  'the ID token in its place, at Keycloak': {
    traffic: refused('keycloak', error(400, 'invalid_grant', 'Invalid refresh token'), { refresh_token: idToken('keycloak') }),
    cause: 'refresh-token-differs',
    says: /the id_token of this sign-in/,
  },
  'a newline from a file, at Spotify': {
    traffic: refused('spotify', error(400, 'invalid_grant', 'Invalid refresh token'), { refresh_token: `${issued.spotify}\n` }),
    cause: 'refresh-token-differs',
    says: /white space added at its end/,
  },
  'in quotation marks out of localStorage, at Cognito': {
    traffic: refused('cognito', error(400, 'invalid_grant'), { refresh_token: JSON.stringify(issued.cognito) }),
    cause: 'refresh-token-differs',
    says: /quotation marks/,
  },
  'by another client, at Auth0': {
    traffic: refused('auth0', error(403, 'invalid_grant', 'Unknown or invalid refresh token.'), { client_id: 'shop-mobile' }),
    cause: 'refresh-client-differs',
    says: /issued to “shop”.*from “shop-mobile”/,
  },
  'at another realm, Keycloak': {
    traffic: refused(
      'keycloak',
      error(400, 'invalid_grant', 'Invalid token issuer. Expected another realm'),
      {},
      servers.keycloak.token.replace('/shop/', '/master/'),
    ),
    cause: 'refresh-issuer-mix-up',
    says: /realms\/shop.*realms\/master/,
  },
  'at the staging tenant, Auth0': {
    traffic: refused(
      'auth0',
      error(403, 'invalid_grant', 'Unknown or invalid refresh token.'),
      {},
      'https://acme-staging.eu.auth0.com/oauth/token',
    ),
    cause: 'refresh-issuer-mix-up',
    says: /acme-staging/,
  },
};
