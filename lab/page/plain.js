import { checkIdToken } from './id-token.js';

/** The page's own client: nothing but URLSearchParams and fetch. Endpoints are known beforehand, as in most hand-written pages. */

const usualPaths = { authorization: '/auth', token: '/token' };
const otherPaths = { keys: '/jwks', userinfo: '/me' };

export const authorizationEndpoint = async (server, paths = usualPaths, discovers = false) =>
  discovers ? (await discover(server)).authorization_endpoint : `${server}${paths.authorization}`;

/** Reads the callback's address; throws with a plain sentence if it is an error or is not the answer to what was sent. */
export async function readCallback({ url, state, server, discovers = false }) {
  const parameters = new URL(url).searchParams;
  if (parameters.has('error')) throw new Error(`The server sent an error back: ${parameters.get('error')}.`);
  if (parameters.get('state') !== state)
    throw new Error('The state that came back is not the state that was sent. The code is not redeemed.');
  const issuer = discovers ? (await discover(server)).issuer : parameters.get('iss');
  if (issuer !== null && issuer !== server) throw new Error(`The server calls itself ${issuer}, not ${server}. The code is not redeemed.`);
  return { code: parameters.get('code') };
}

/**
 * Redeems the code; resolves with what the server answered, whatever it is, and with the page's objection if it has one.
 * @returns {Promise<{ status: number, body?: any, objection?: string }>}
 */
export async function exchange(given) {
  const { tokenServer, paths = usualPaths, clientId, redirectUri, callback, verifier, jsonBody, onSend } = given;
  const known = `${tokenServer.origin}${tokenServer.path ?? paths.token}`;
  const endpoint = tokenServer.discover ? (await discover(tokenServer.origin)).token_endpoint : known;
  const parameters = { grant_type: 'authorization_code', client_id: clientId, code: callback.code, redirect_uri: redirectUri };
  if (verifier !== null) parameters.code_verifier = verifier;
  onSend({ endpoint, parameters });
  const response = await fetch(
    endpoint,
    jsonBody
      ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(parameters) }
      : { method: 'POST', body: new URLSearchParams(parameters) },
  );
  const { status } = response;
  const text = await response.text();
  try {
    const body = JSON.parse(text);
    if (response.ok) await check(body, given);
    return { status, body };
  } catch (error) {
    return { status, ...(text.startsWith('{') && { body: JSON.parse(text) }), objection: error.message };
  }
}

/** Throws if an answer that says success is not to be used. */
async function check(body, { tokenServer, clientId, nonce, checksSignature }) {
  if (typeof body.access_token !== 'string') throw new Error('There is no access_token in the answer.');
  if (body.id_token === undefined) return;
  const { keys } = checksSignature ? await load(`${tokenServer.origin}${otherPaths.keys}`) : {};
  await checkIdToken(body.id_token, { issuer: tokenServer.origin, clientId, nonce, ...(keys && { keys }) });
}

/** Refreshes; resolves with what the server answered. */
export const refresh = async ({ server, parameters }) =>
  answerOf(await fetch(`${server}${usualPaths.token}`, { method: 'POST', body: new URLSearchParams(parameters) }));

/** Asks the userinfo endpoint, the one API that the lab's servers have. */
export const userinfo = async ({ server, token }) =>
  answerOf(await fetch(`${server}${otherPaths.userinfo}`, { headers: { authorization: `Bearer ${token}` } }));

const answerOf = async (response) => ({ status: response.status, body: await response.json() });

const load = async (url) => (await fetch(url)).json();
const discover = (origin) => load(`${origin}/.well-known/openid-configuration`);
