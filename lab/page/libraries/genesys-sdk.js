/** The SDK as its README loads it: a script that defines a global `require`. */
const loadSdk = () =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/genesys-sdk.js';
    script.onload = () => resolve(globalThis.require('platformClient').ApiClient.instance);
    script.onerror = () => reject(new Error('The SDK could not be loaded.'));
    document.head.append(script);
  });

const redirectUri = `${location.origin}/callback`;

/** The fault's own verifier, made anew at each page load; the SDK makes and stores one if it is given none. */
const ownVerifier = (sdk, fault) => (fault.name.endsWith('new-verifier') ? sdk.generatePKCECodeVerifier(128) : undefined);

export async function begin({ settings, fault }) {
  const sdk = await loadSdk();
  sdk.setEnvironment(settings.region);
  const state = crypto.randomUUID();
  await sdk.loginPKCEGrant(settings.clientId, redirectUri, { state }, ownVerifier(sdk, fault));
}

export async function finish({ settings, fault }) {
  const sdk = await loadSdk();
  sdk.setEnvironment(fault.name.endsWith('wrong-region') ? settings.otherRegion : settings.region);
  if (fault.name.endsWith('null-verifier')) sdk.setPersistSettings(true, 'agent_widget');
  const address = fault.name.endsWith('redirect-uri') ? location.href : redirectUri;
  const signedIn = sdk.loginPKCEGrant(settings.clientId, address, undefined, ownVerifier(sdk, fault));
  if (fault.name.endsWith('double-effect') && sessionStorage.getItem('second call') === null) {
    // Once is enough to see it; a page in StrictMode would go round and round.
    sessionStorage.setItem('second call', 'made');
    signedIn.catch(() => {});
    await sdk.loginPKCEGrant(settings.clientId, redirectUri);
  }
  await signedIn;
  return 'the agent';
}
