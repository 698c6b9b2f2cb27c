import { randomText, sha256 } from './encoding.js';

/** Makes the values of one attempt. */
export async function makeAttempt(behaviour) {
  const fresh = { state: randomText(24), nonce: randomText(16) };
  if (behaviour.pair) return { ...(await behaviour.pair()), ...fresh };
  for (;;) {
    const verifier = behaviour.verifier();
    const digest = await sha256(verifier);
    if (behaviour.showsFault(digest)) {
      return { verifier, challenge: behaviour.challenge(digest), ...fresh };
    }
  }
}

/** The authorization request's address. */
export function authorizationUrl(endpoint, { clientId, redirectUri, attempt, prompt, scope = 'openid profile email' }) {
  const url = new URL(endpoint);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    ...(scope === '' ? {} : { scope, nonce: attempt.nonce }),
    state: attempt.state,
    code_challenge: attempt.challenge,
    code_challenge_method: 'S256',
    ...(prompt ? { prompt } : {}),
  }).toString();
  return url.href;
}

/** Which client id a choice uses, and where it comes back to. */
export const registration = (settings, behaviour) => ({
  clientId: behaviour.shortLivedCodes ? settings.shortLivedClientId : settings.clientId,
  redirectUri: `${location.origin}/callback`,
  ...(settings.region ? { scope: '' } : {}), // Genesys Cloud keeps scopes at the client
});

/** Starts a sign-in: keeps what the callback will need and leaves for the authorization server. */
export async function beginSignIn({ settings, behaviour, client, choice }) {
  const attempt = await makeAttempt(behaviour);
  const endpoint = await client.authorizationEndpoint(settings.servers[behaviour.server], settings.paths, behaviour.discovers);
  const prompt = choice.interactive ? 'login' : undefined;
  const url = authorizationUrl(endpoint, { ...registration(settings, behaviour), attempt, prompt });
  for (const name of ['verifier', 'state', 'nonce']) sessionStorage.setItem(name, attempt[name]);
  sessionStorage.setItem('sent', url);
  location.assign(url);
}

/**
 * Asks in a hidden frame whether somebody is signed in, as libraries do at start. It keeps its state to itself but writes its verifier
 * into the slot that the main sign-in uses: the fault of `verifier-overwritten`.
 */
export async function silentSignIn({ settings, behaviour, client }) {
  const attempt = await makeAttempt(behaviour);
  const endpoint = await client.authorizationEndpoint(settings.servers[behaviour.server], settings.paths);
  sessionStorage.setItem('verifier', attempt.verifier);
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = 'Silent sign-in';
  frame.src = authorizationUrl(endpoint, {
    ...registration(settings, behaviour),
    redirectUri: `${location.origin}/silent`,
    attempt,
    prompt: 'none',
  });
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
    setTimeout(resolve, 5000);
  });
  document.body.append(frame);
  await loaded;
  return frame.src;
}
