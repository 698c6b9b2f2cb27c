/** Gives the code to the app's own server, which redeems it; resolves with what that server answered. */
export async function handOver({ callback, verifier, redirectUri, onSend }) {
  const endpoint = `${new URL(redirectUri).origin}/exchange`;
  const parameters = { code: callback.code, codeVerifier: verifier, redirectUri };
  onSend({ endpoint, parameters });
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  });
  return { status: response.status, body: await response.json(), by: 'The app’s own server' };
}
