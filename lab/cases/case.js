// An app that signs in with Authorization Code + PKCE in the way that its address names.
const settings = JSON.parse(document.body.dataset.settings);
const clientId = 'cases';
const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const randomText = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
const done = (text) => {
  document.getElementById('told').textContent = text;
  document.documentElement.dataset.done = text;
};

/** What each way changes of the authorization request. */
const requests = {
  fragment: { response_mode: 'fragment' },
  'fragment-by-script': { response_mode: 'fragment', by: 'script' },
  'form-post': { response_mode: 'form_post' },
  'custom-scheme': { redirect_uri: 'com.example.app:/cb' },
  iframe: { prompt: 'none' },
};

async function authorizationUrl(name) {
  const verifier = randomText();
  const state = `${name}.${randomText()}`;
  localStorage.setItem(state, verifier);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  const parameters = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: `${location.origin}/cb`,
    scope: 'openid',
    state,
    code_challenge: base64url(digest),
    code_challenge_method: 'S256',
    ...requests[name],
  };
  return `${settings.server}/authorize?${new URLSearchParams(parameters)}`;
}

/** How each way sends the token request; without an entry it is a plain fetch of a form. */
const senders = {
  xhr: (endpoint, body) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.onload = () => resolve(JSON.parse(request.responseText));
      request.onerror = reject;
      request.open('POST', endpoint);
      request.setRequestHeader('content-type', 'application/x-www-form-urlencoded');
      request.send(body.toString());
    }),
  blob: (endpoint, body) => post(endpoint, new Blob([body.toString()], { type: 'application/x-www-form-urlencoded' })),
  multipart: (endpoint, body) => {
    const form = new FormData();
    for (const [name, value] of body) form.append(name, value);
    return post(endpoint, form);
  },
  json: (endpoint, body) => post(endpoint, JSON.stringify(Object.fromEntries(body)), { headers: { 'content-type': 'application/json' } }),
  worker: (endpoint, body) => asked(new Worker('/worker.js'), endpoint, body),
  'shared-worker': (endpoint, body) => {
    const { port } = new SharedWorker('/worker.js');
    port.start();
    return asked(port, endpoint, body);
  },
  'service-worker': async (endpoint, body) => asked(navigator.serviceWorker, endpoint, body, await controlled()),
  'through-service-worker': async (endpoint, body) => {
    await controlled();
    return post(endpoint, body);
  },
  'cors-blocked': (_, body) => post(`${settings.nocors}/token`, body),
  'preflight-fails': (_, body) =>
    post(`${settings.server}/token-without-preflight`, JSON.stringify(Object.fromEntries(body)), {
      headers: { 'content-type': 'application/json' },
    }),
  refused: (_, body) => post(`${settings.dead}/token`, body),
  aborted: (_, body) => post(`${settings.server}/token-slow`, body, { signal: AbortSignal.timeout(300) }),
  'sound-in-two-parts': (_, body) => post(`${settings.server}/token-in-two-parts`, body),
  'refused-in-two-parts': (_, body) => {
    body.set('code_verifier', randomText());
    return post(`${settings.server}/token-in-two-parts`, body);
  },
  slow: (_, body) => post(`${settings.server}/token-slow`, body),
  'left-while-waiting': (_, body) => {
    setTimeout(() => location.assign('/left'), 200);
    return post(`${settings.server}/token-slow`, body);
  },
};

async function post(endpoint, body, options = {}) {
  const response = await fetch(endpoint, { method: 'POST', body, ...options });
  return response.json();
}

const asked = (worker, endpoint, body, receiver = worker) =>
  new Promise((resolve) => {
    worker.addEventListener('message', ({ data }) => resolve(data), { once: true });
    receiver.postMessage({ endpoint, body: body.toString() });
  });

/** Resolves with the service worker that controls this page. */
async function controlled() {
  await navigator.serviceWorker.register('/worker.js');
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller)
    await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
  return navigator.serviceWorker.controller;
}

async function redeem(answer) {
  const state = answer.get('state') ?? '';
  const name = state.split('.')[0];
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: clientId,
    code: answer.get('code') ?? '',
    redirect_uri: `${location.origin}/cb`,
    code_verifier: localStorage.getItem(state) ?? '',
  });
  try {
    const tokens = await (senders[name] ?? post)(`${settings.server}/token`, body);
    if (name === 'left-at-once') location.assign('/left');
    else done(tokens.access_token ? 'signed in' : `refused: ${tokens.error}`);
  } catch (error) {
    done(`failed: ${error.name}`);
  } finally {
    if (name.endsWith('service-worker'))
      for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  }
}

if (location.pathname === '/left') done('left');
else if (location.pathname === '/cb') {
  const answer = new URLSearchParams(settings.posted ?? (location.hash.slice(1) || location.search));
  const name = (answer.get('state') ?? '').split('.')[0];
  if (name === 'popup') {
    opener.postMessage(answer.toString(), location.origin);
    close();
  } else if (name === 'iframe') parent.postMessage(answer.toString(), location.origin);
  else await redeem(answer);
} else {
  const name = new URLSearchParams(location.search).get('name') ?? '';
  const url = name === '' ? '' : await authorizationUrl(name);
  if (name === 'popup' || name === 'iframe')
    addEventListener('message', ({ origin, data }) => origin === location.origin && redeem(new URLSearchParams(data)));
  if (name === 'popup') open(url, 'sign-in', 'width=400,height=500');
  else if (name === 'iframe') document.body.append(Object.assign(document.createElement('iframe'), { src: url, hidden: true }));
  else if (name) location.assign(url);
  if (name === 'custom-scheme') setTimeout(() => done('given to the app'), 1000);
}
