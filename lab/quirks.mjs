import { randomBytes } from 'node:crypto';
import { otherwiseForCodes } from './store.mjs';

/**
 * A store for a lenient server: it accepts any code_challenge and keeps it as it came, so that a malformed one fails where most products
 * let it fail, at the token endpoint. oidc-provider refuses malformed challenges at once, so it is given a legal stand-in, and the
 * original is put back when the authorization code is stored. The comparison at the token endpoint is oidc-provider's own.
 * @param {(model: string) => any} store the adapter factory to wrap
 */
export function lenientChallenges(store) {
  /** @type {Map<string, string>} */
  const originals = new Map();
  return {
    store: otherwiseForCodes(store, (adapter) => ({
      upsert: (id, payload, expiresIn) =>
        adapter.upsert(id, { ...payload, codeChallenge: originals.get(payload.codeChallenge) ?? payload.codeChallenge }, expiresIn),
    })),
    middleware: (authorizationPath) => (ctx, next) => {
      const challenge = ctx.path === authorizationPath ? ctx.query.code_challenge : undefined;
      if (typeof challenge === 'string' && challenge !== '') {
        const standIn = randomBytes(32).toString('base64url');
        originals.set(standIn, challenge);
        ctx.query = { ...ctx.query, code_challenge: standIn };
      }
      return next();
    },
  };
}

/** A gateway that forgot CORS at the token endpoint: the server answers, and the browser keeps the answer from the page. */
export function withoutCors(tokenPath) {
  return async (ctx, next) => {
    await next();
    if (ctx.path !== tokenPath) return;
    for (const name of Object.keys(ctx.response.headers)) if (name.startsWith('access-control-')) ctx.remove(name);
  };
}

/** How many characters of `state` the state-cutting gateway lets through. */
export const stateLimit = 16;

/** A gateway that cuts `state` to {@link stateLimit} characters, as a database column that is too short does. */
export function cutState(authorizationPath) {
  return (ctx, next) => {
    const { state } = ctx.query;
    if (ctx.path === authorizationPath && typeof state === 'string') ctx.query = { ...ctx.query, state: state.slice(0, stateLimit) };
    return next();
  };
}
