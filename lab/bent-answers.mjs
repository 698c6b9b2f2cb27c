import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { otherwiseForCodes } from './store.mjs';

/** A proxy that does not know the token endpoint and answers with the app's start page, as single-page apps' servers do for any path. */
export const webPageInstead = (tokenPath) => async (ctx, next) => {
  await next();
  if (ctx.path !== tokenPath || ctx.method !== 'POST') return;
  ctx.status = 200;
  ctx.type = 'html';
  ctx.body = '<!doctype html><html lang="en"><head><title>Example app</title></head><body><div id="root"></div></body></html>\n';
};

/** A gateway that puts every answer of the token endpoint into an envelope. */
export const wrapped = (tokenPath) => async (ctx, next) => {
  await next();
  if (ctx.path === tokenPath && ctx.body?.access_token) ctx.body = { success: true, data: ctx.body };
};

/** How many characters of `nonce` the nonce-cutting gateway lets through. */
export const nonceLimit = 16;

/** A gateway that cuts `nonce` to {@link nonceLimit} characters. */
export const cutNonce = (authorizationPath) => (ctx, next) => {
  const { nonce } = ctx.query;
  if (ctx.path === authorizationPath && typeof nonce === 'string') ctx.query = { ...ctx.query, nonce: nonce.slice(0, nonceLimit) };
  return next();
};

/**
 * A store that does not mark codes as used.
 * @param {(model: string) => any} store the adapter factory to wrap
 */
export const forgetsUse = (store) => otherwiseForCodes(store, () => ({ consume: async () => {} }));

/**
 * A server that never compares verifier and challenge. oidc-provider always does, so the challenge that it finds with the code is made to fit
 * whatever verifier the request brings.
 * @param {(model: string) => any} store the adapter factory to wrap
 */
export function anyVerifier(store) {
  /** @type {Map<string, string>} */
  const verifiers = new Map();
  return {
    store: otherwiseForCodes(store, (adapter) => ({
      find: async (code) => {
        const [found, verifier] = [await adapter.find(code), verifiers.get(code)];
        return found && verifier !== undefined
          ? { ...found, codeChallenge: createHash('sha256').update(verifier).digest('base64url') }
          : found;
      },
    })),
    middleware: (tokenPath) => async (ctx, next) => {
      if (ctx.path === tokenPath && ctx.method === 'POST') {
        const chunks = [];
        for await (const chunk of ctx.req) chunks.push(chunk);
        const form = new URLSearchParams(Buffer.concat(chunks).toString());
        verifiers.set(form.get('code'), form.get('code_verifier') ?? '');
        ctx.req = Readable.from(chunks, { objectMode: false }); // a body can be read once only
      }
      return next();
    },
  };
}
