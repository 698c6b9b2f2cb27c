import { type Jwt, readJwt } from './jwt.ts';

export interface IdTokenContent {
  audiences: readonly unknown[];
  nonce: string | undefined;
  /** The names of the claims that tell it apart. */
  claims: string;
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** What only access tokens carry (RFC 9068 §2.2; Keycloak's `typ`, Cognito's `token_use`, Okta's `cid`, Entra's `scp` and `appid`). */
function isMarkedAsAccessToken({ header, claims }: Jwt): boolean {
  return (
    /^(?:application\/)?at\+jwt$/i.test(String(header.typ ?? '')) ||
    ['scope', 'scp', 'client_id', 'cid', 'appid'].some((name) => claims[name] !== undefined) ||
    claims.token_use === 'access' ||
    /^bearer$/i.test(String(claims.typ ?? ''))
  );
}

/**
 * Reads a token that is an ID token by its own content (OpenID Connect Core §2): it is meant for the client and holds what only ID tokens have.
 * Access tokens that are JWTs are meant for an API or say what they may be used for.
 */
export function idTokenByContent(token: string): IdTokenContent | undefined {
  if (!token.startsWith('eyJ')) return undefined;
  const read = readJwt(token);
  if (!read.readable || isMarkedAsAccessToken(read.jwt)) return undefined;
  const { claims } = read.jwt;
  const nonce = typeof claims.nonce === 'string' && claims.nonce !== '' ? claims.nonce : undefined;
  const telling = ['nonce', 'at_hash', 'c_hash', 's_hash'].filter((name) => typeof claims[name] === 'string' && claims[name] !== '');
  return telling.length ? { audiences: list(claims.aud), nonce, claims: telling.join(', ') } : undefined;
}
