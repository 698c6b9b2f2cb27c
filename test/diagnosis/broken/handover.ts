import { createHash } from 'node:crypto';
import type { Cases } from './case.ts';
import { answer, lines, login, type ServerName, servers, shop, stateOf, verifierOf } from './world.ts';

const hex = (seed: string) => createHash('sha256').update(verifierOf(seed)).digest('hex');

/** A page that gives its code to the server of its application, in that server's own words. */
const handOver = (name: ServerName, response: string, body: object = {}, to = `${shop.origin}/api/login/oauth`) =>
  lines(
    `POST ${to}`,
    `> Content-Type: application/json`,
    `> Origin: ${shop.origin}`,
    `> ${JSON.stringify({ code: servers[name].code, codeVerifier: verifierOf('a'), redirectUri: shop.redirect, ...body })}`,
    response,
  );
const failed = answer(500, '{"message":"Request failed with status code 400"}', 'Content-Type: application/json');
const refused = answer(401, '{"error":"invalid_grant"}', 'Content-Type: application/json');
const session = answer(200, '{"user":{"name":"Ada"}}', 'Content-Type: application/json');

/** The exchange is made by the application's server, out of sight, but what the page gave it can be compared. */
export const handoverCases: Cases = {
  'the page gives its server another verifier, Okta': {
    traffic: lines(login('okta'), handOver('okta', failed, { codeVerifier: verifierOf('b') })),
    cause: 'challenge-mismatch',
    says: /request to the app’s own server does not give the code_challenge/,
    standing: 'proved',
  },
  'the page made the challenge in hex, its server redeems, Keycloak': {
    traffic: lines(login('keycloak', { ask: { code_challenge: hex('a') } }), handOver('keycloak', refused)),
    cause: ['challenge-mismatch', 'challenge-length'],
    says: /hex/,
    standing: 'proved',
  },
  'the page sends the state for the verifier, Auth0': {
    traffic: lines(login('auth0'), handOver('auth0', failed, { codeVerifier: stateOf('a') })),
    cause: 'verifier-is-other-value',
    says: /the state of this sign-in/,
    standing: 'proved',
  },
  'the page names code_verifier as the wire does, Entra': {
    traffic: lines(login('entra'), handOver('entra', refused, { codeVerifier: undefined, code_verifier: verifierOf('b') })),
    cause: 'challenge-mismatch',
    says: /app’s own server/,
    standing: 'proved',
  },
  'the page gives a redirect_uri with a slash more, on another host, Zitadel': {
    traffic: lines(
      login('zitadel'),
      handOver('zitadel', failed, { redirectUri: `${shop.redirect}/` }, 'https://api.shop.example/v1/auth/exchange'),
    ),
    cause: 'redirect-uri-differs',
    says: /trailing slash/,
    standing: 'likely',
  },
  'an effect runs twice and gives the code away twice, Google': {
    traffic: lines(login('google'), handOver('google', session), '@ +4ms', handOver('google', refused)),
    cause: 'code-handed-over-twice',
    says: /twice, 4 ms apart: .* status 200, this one with status 401 and invalid_grant/,
    standing: 'likely',
  },
  'all is right that can be seen, Cognito': {
    traffic: lines(login('cognito'), handOver('cognito', failed)),
    cause: 'callback-refused',
    says: /out of sight.*verifier belongs to the challenge and its redirect_uri is the one.*Request failed with status code 400/,
    standing: 'likely',
  },
  'an error in a 200, GitLab': {
    traffic: lines(
      login('gitlab'),
      handOver('gitlab', answer(200, '{"success":false,"message":"login failed"}', 'Content-Type: application/json')),
    ),
    cause: 'callback-refused',
    says: /status 200.*login failed/,
    standing: 'likely',
  },
  'the page asks its server by GET, which is no second landing, Google': {
    traffic: lines(
      login('google'),
      `GET https://api.shop.example/auth/google/callback?code=${encodeURIComponent(servers.google.code)}&state=${stateOf('a')}`,
      '> Accept: application/json',
      answer(500, '{"message":"resulted in a 400 Bad Request"}', 'Content-Type: application/json'),
    ),
    cause: 'callback-refused',
    says: /^The app’s own server refused the code.*status 500.*resulted in a 400 Bad Request/,
    standing: 'likely',
  },
  'the server is not there': {
    traffic: lines(login('okta'), handOver('okta', '< 0 net::ERR_CONNECTION_REFUSED')),
    cause: 'callback-refused',
    says: /no answer/,
    standing: 'likely',
  },
};
