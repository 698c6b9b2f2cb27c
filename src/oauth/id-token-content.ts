import { jsonText } from './json-text.ts';
import { type Jwt, readJwt } from './jwt.ts';
import { decodeBase64 } from './pkce.ts';

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
    /^(?:application\/)?at\+jwt$/i.test(jsonText(header.typ ?? '')) ||
    ['scope', 'scp', 'client_id', 'cid', 'appid'].some((name) => claims[name] !== undefined) ||
    claims.token_use === 'access' ||
    /^bearer$/i.test(jsonText(claims.typ ?? ''))
  );
}

/**
 * Dex makes its access tokens as it makes ID tokens, with nonce and at_hash: the two cannot be told apart by what they hold.
 * Its `sub` is a protocol buffer of two texts, user and connector (dexidp/dex, server/internal/types.proto).
 */
function isOfDex({ claims }: Jwt): boolean {
  if (/\/dex\/?$/.test(jsonText(claims.iss ?? ''))) return true;
  const subject = typeof claims.sub === 'string' ? decodeBase64(claims.sub) : undefined;
  return subject?.[0] === 0x0a && subject[2 + (subject[1] ?? 0)] === 0x12;
}

/**
 * Reads a token that is an ID token by its own content (OpenID Connect Core §2): it is meant for the client and holds what only ID tokens have.
 * Access tokens that are JWTs are meant for an API or say what they may be used for.
 */
export function idTokenByContent(token: string): IdTokenContent | undefined {
  if (!token.startsWith('eyJ')) return undefined;
  const read = readJwt(token);
  if (!read.readable || isMarkedAsAccessToken(read.jwt) || isOfDex(read.jwt)) return undefined;
  const { claims } = read.jwt;
  const nonce = typeof claims.nonce === 'string' && claims.nonce !== '' ? claims.nonce : undefined;
  const telling = ['nonce', 'at_hash', 'c_hash', 's_hash'].filter((name) => typeof claims[name] === 'string' && claims[name] !== '');
  return telling.length ? { audiences: list(claims.aud), nonce, claims: telling.join(', ') } : undefined;
}
