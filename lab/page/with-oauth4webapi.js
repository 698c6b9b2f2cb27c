import * as oauth from 'oauth4webapi';

/** The same steps with oauth4webapi, which finds the endpoints by discovery and checks every answer. */

const overHttp = { [oauth.allowInsecureRequests]: true };

const discover = async (origin) => {
  const issuer = new URL(origin);
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, overHttp));
};

export const authorizationEndpoint = async (server) => (await discover(server)).authorization_endpoint;

/** Reads the callback's address; throws oauth4webapi's own errors. */
export async function readCallback({ url, state, server, clientId }) {
  const metadata = await discover(server);
  const parameters = oauth.validateAuthResponse(metadata, { client_id: clientId }, new URL(url), state);
  return { metadata, parameters };
}

const asJson = ({ body, headers, ...rest }) => ({
  ...rest,
  headers: { ...headers, 'content-type': 'application/json' },
  body: JSON.stringify(Object.fromEntries(body)),
});

/** Redeems the code; resolves with what the server answered, and with the library's objection if it has one. */
export async function exchange({ tokenServer, clientId, redirectUri, callback, verifier, nonce, jsonBody, onSend }) {
  const client = { client_id: clientId };
  const elsewhere = tokenServer.discover
    ? { token_endpoint: (await discover(tokenServer.origin)).token_endpoint }
    : tokenServer.path
      ? { token_endpoint: `${tokenServer.origin}${tokenServer.path}` }
      : {};
  const metadata = { ...callback.metadata, ...elsewhere };
  const send = (endpoint, request) => {
    onSend({ endpoint, parameters: Object.fromEntries(request.body) });
    return fetch(endpoint, jsonBody ? asJson(request) : request);
  };
  const response = await oauth.authorizationCodeGrantRequest(
    metadata,
    client,
    oauth.None(),
    callback.parameters,
    redirectUri,
    verifier ?? oauth.nopkce,
    { ...overHttp, [oauth.customFetch]: send },
  );
  const answer = {
    status: response.status,
    body: await response
      .clone()
      .json()
      .catch(() => undefined),
  };
  try {
    await oauth.processAuthorizationCodeResponse(metadata, client, response, { expectedNonce: nonce, requireIdToken: true });
    await oauth.validateApplicationLevelSignature(metadata, response, overHttp);
    return answer;
  } catch (error) {
    return { ...answer, objection: error.message };
  }
}
