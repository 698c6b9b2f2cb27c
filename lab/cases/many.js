// An app that signs in over and over in hidden frames, with other requests between: /many?signIns=500&others=16&kind=refresh&side=8
const settings = JSON.parse(document.body.dataset.settings);
const wanted = new URLSearchParams(location.search);
const number = (name, otherwise) => Number(wanted.get(name) ?? otherwise);
const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const randomText = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
const redirectUri = `${location.origin}/landed`;

const landed = new Map();
addEventListener('message', ({ origin, data }) => {
  const answer = new URLSearchParams(data);
  if (origin === location.origin) landed.get(answer.get('state'))?.(answer.get('code'));
});

async function post(parameters) {
  const response = await fetch(`${settings.server}/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: 'many', ...parameters }),
  });
  return response.json();
}

/** What an app does between two sign-ins: of no interest, or a refresh. */
const others = {
  dull: (i) => fetch(`/api/items?page=${i}`).then((response) => response.json()),
  refresh: (_, refresh_token) => post({ grant_type: 'refresh_token', refresh_token }),
  together: (_, refresh_token) => post({ grant_type: 'refresh_token', refresh_token }),
  // 50 MB there and back
  large: (_, refresh_token) => post({ grant_type: 'refresh_token', refresh_token, filling: 'x'.repeat(50_000_000) }),
};

async function signIn() {
  const [verifier, state] = [randomText(), randomText()];
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: 'many',
    redirect_uri: redirectUri,
    scope: 'openid offline_access',
    state,
    prompt: 'none',
    code_challenge: base64url(digest),
    code_challenge_method: 'S256',
  });
  const frame = Object.assign(document.createElement('iframe'), { src: `${settings.server}/authorize?${parameters}`, hidden: true });
  const code = await new Promise((resolve) => {
    landed.set(state, resolve);
    document.body.append(frame);
  });
  frame.remove();
  landed.delete(state);
  const tokens = await post({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier });
  if (!tokens.access_token) throw new Error(`The code was refused: ${tokens.error}`);
  const kind = wanted.get('kind') ?? 'dull';
  const sent = [];
  for (let i = 0; i < number('others', 0); i++) {
    sent.push(others[kind](i, tokens.refresh_token));
    if (kind !== 'together') await sent.at(-1);
  }
  await Promise.all(sent);
}

let left = number('signIns', 1);
const told = document.getElementById('told');
async function goOn() {
  while (left-- > 0) {
    await signIn();
    told.textContent = `${left} to go`;
  }
}
try {
  await Promise.all(Array.from({ length: number('side', 1) }, goOn));
  document.documentElement.dataset.done = 'signed in';
} catch (error) {
  document.documentElement.dataset.done = `failed: ${error.message}`;
}
