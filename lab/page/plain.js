/** The page's own client: nothing but URLSearchParams and fetch. Endpoints are known beforehand, as in most hand-written pages. */

const usualPaths = { authorization: '/auth', token: '/token' };

export const authorizationEndpoint = async (server, paths = usualPaths) => `${server}${paths.authorization}`;

/** Reads the callback's address; throws with a plain sentence if it is an error or its state is not the one that was sent. */
export async function readCallback({ url, state }) {
  const parameters = new URL(url).searchParams;
  if (parameters.has('error')) throw new Error(`The server sent an error back: ${parameters.get('error')}.`);
  if (parameters.get('state') !== state)
    throw new Error('The state that came back is not the state that was sent. The code is not redeemed.');
  return { code: parameters.get('code') };
}

/** Redeems the code; resolves with what the server answered, whatever it is. */
export async function exchange({ tokenServer, paths = usualPaths, clientId, redirectUri, callback, verifier, jsonBody, onSend }) {
  const endpoint = tokenServer.discover ? (await discover(tokenServer.origin)).token_endpoint : `${tokenServer.origin}${paths.token}`;
  const parameters = { grant_type: 'authorization_code', client_id: clientId, code: callback.code, redirect_uri: redirectUri };
  if (verifier !== null) parameters.code_verifier = verifier;
  onSend({ endpoint, parameters });
  const response = await fetch(
    endpoint,
    jsonBody
      ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(parameters) }
      : { method: 'POST', body: new URLSearchParams(parameters) },
  );
  return { status: response.status, body: await response.json() };
}

async function discover(origin) {
  const response = await fetch(`${origin}/.well-known/openid-configuration`);
  return response.json();
}
