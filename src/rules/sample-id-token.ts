import { sampleJwt, sampleTime } from './sample-jwt.ts';
import { answered, authorize, redeem, signIn } from './sample-sign-in.ts';

type Members = Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, string | undefined>>;

/** The nonce of the sample sign-in with OpenID Connect. */
export const nonce = 'n-0S6_WzA2Mj';

/** An ID token of the sample server with some claims and header members changed; nobody checks its signature. */
export const idToken = (claims: Members = {}, header: Members = {}): string =>
  sampleJwt(
    { alg: 'RS256', kid: 'k1', ...header },
    {
      iss: 'https://as.example',
      sub: '248289761001',
      aud: 'spa-1',
      nonce,
      iat: sampleTime,
      exp: sampleTime + 3600,
      ...claims,
    },
  );

/** A token answer with an ID token. */
export const withIdToken = (token: string, members: Members = {}, ...headers: string[]): string =>
  answered(
    200,
    JSON.stringify({ access_token: '2YotnFZFEjr1zCsicMWpAA', token_type: 'Bearer', expires_in: 3600, id_token: token, ...members }),
    'Cache-Control: no-store',
    ...headers,
  );

/** The sample server's metadata document. */
export const metadata = (members: Members = {}): string =>
  `GET https://as.example/.well-known/openid-configuration\n< 200 ${JSON.stringify({
    issuer: 'https://as.example',
    authorization_endpoint: 'https://as.example/authorize',
    token_endpoint: 'https://as.example/token',
    jwks_uri: 'https://as.example/jwks',
    ...members,
  })}`;

/** The sample sign-in with OpenID Connect, which ends with this ID token; some parameters of the authorization request changed. */
export const signInWith = (token: string, request: Values = {}, ...headers: string[]): string =>
  signIn({ authorize: authorize({ scope: 'openid api', nonce, ...request }), answer: withIdToken(token, {}, ...headers) });

/** A hybrid sign-in: an ID token beside the code in the fragment, and another one with the access token. */
export const hybridSignIn = (front: string, back = idToken(), response: Values = {}): string => {
  const request = authorize({ scope: 'openid api', nonce, response_type: 'code id_token' }, { id_token: front, ...response });
  return [request.replace('/cb?code=', '/cb#code='), redeem(), withIdToken(back)].join('\n');
};
