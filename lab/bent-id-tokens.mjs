import { createPrivateKey } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { signingKey } from './authorization-server.mjs';

/** The key set of a second node, whose key has the same name and is another one. */
export async function keysOfOtherNode(jwksPath, kid) {
  const { kty, n, e, alg, use } = await signingKey();
  return async (ctx, next) => {
    await next();
    if (ctx.path === jwksPath) ctx.body = { keys: [{ kty, n, e, alg, use, kid }] };
  };
}

/** A server that makes ID tokens for one fixed application. */
export const fixedAudience = (tokenPath, key, audience) => otherClaims(tokenPath, key, (claims) => ({ ...claims, aud: audience }));

/** A server whose ID tokens are made on a machine with a clock that is so many seconds slow. */
export const slowClock = (tokenPath, key, seconds) =>
  otherClaims(tokenPath, key, (claims) => ({ ...claims, iat: claims.iat - seconds, exp: claims.exp - seconds }));

/** Changes what ID tokens say; they are signed with the server's own key, as ever. */
function otherClaims(tokenPath, key, change) {
  const secret = createPrivateKey({ key, format: 'jwk' });
  return async (ctx, next) => {
    await next();
    const token = ctx.path === tokenPath ? ctx.body?.id_token : undefined;
    if (token === undefined) return;
    const changed = new SignJWT(change(decodeJwt(token))).setProtectedHeader(decodeProtectedHeader(token));
    ctx.body = { ...ctx.body, id_token: await changed.sign(secret) };
  };
}
