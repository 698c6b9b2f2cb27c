/** What a client has to check before it believes an ID token (OpenID Connect Core §3.1.3.7), for RS256 alone: it is what the lab's servers use. */

const bytesOf = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
const jsonOf = (text) => JSON.parse(new TextDecoder().decode(bytesOf(text)));

/**
 * Throws with a plain sentence if the ID token is not to be believed.
 * @param {string} idToken
 * @param {{ issuer: string, clientId: string, nonce: string, keys?: { kid: string }[] }} expected `keys` as the server publishes them; without them
 *   the signature is not looked at
 */
export async function checkIdToken(idToken, { issuer, clientId, nonce, keys }) {
  const [header, payload, signature] = idToken.split('.');
  const claims = jsonOf(payload);
  if (claims.iss !== issuer) throw new Error(`The ID token is from ${claims.iss}, not from ${issuer}.`);
  if (![claims.aud].flat().includes(clientId)) throw new Error(`The ID token is for ${claims.aud}, not for ${clientId}.`);
  if (claims.nonce !== nonce) throw new Error('The nonce in the ID token is not the nonce that was sent.');
  if (claims.exp * 1000 < Date.now()) throw new Error('The ID token has expired.');
  if (keys === undefined) return;
  const { alg, kid } = jsonOf(header);
  const jwk = keys.find((key) => key.kid === kid);
  if (alg !== 'RS256' || jwk === undefined) throw new Error('The server does not publish the key that the ID token names.');
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
  const signed = new TextEncoder().encode(`${header}.${payload}`);
  if (!(await crypto.subtle.verify(algorithm, key, bytesOf(signature), signed)))
    throw new Error('The signature of the ID token does not verify with the key that the server publishes.');
}
