import { request } from 'node:http';

/** Longest body that the page has reason to send, in bytes. */
const longest = 16_384;

/**
 * Makes the handler of the app's own server, which redeems the code that the page hands to it, as backends do: the browser never sees
 * that token request.
 * @param {{ tokenEndpoint: string, clientId: string }} settings
 * @returns {import('node:http').RequestListener}
 */
export function ownServer({ tokenEndpoint, clientId }) {
  return async (incoming, outgoing) => {
    const answer = (status, body) => outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    try {
      const { code, codeVerifier, redirectUri } = JSON.parse(await bodyOf(incoming));
      const parameters = {
        grant_type: 'authorization_code',
        client_id: clientId,
        code,
        code_verifier: codeVerifier,
        redirect_uri: redirectUri,
      };
      const { status, body } = await redeem(tokenEndpoint, new URLSearchParams(parameters).toString());
      if (status === 200) answer(200, { signedIn: true });
      else answer(502, { message: `The token endpoint answered ${status} ${body.error ?? ''}`.trim() });
    } catch (error) {
      answer(400, { message: error.message });
    }
  };
}

async function bodyOf(stream) {
  const chunks = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > longest) throw new Error('The body is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Node's resolver does not know `*.localhost` everywhere, so the lab's servers are asked at 127.0.0.1 by their name. */
function redeem(endpoint, form) {
  const { host, port, pathname } = new URL(endpoint);
  const headers = { host, 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(form) };
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: pathname, method: 'POST', headers }, async (response) => {
      try {
        resolve({ status: response.statusCode, body: JSON.parse(await bodyOf(response)) });
      } catch (error) {
        reject(error);
      }
    })
      .on('error', reject)
      .end(form);
  });
}
