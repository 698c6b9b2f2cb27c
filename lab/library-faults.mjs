/**
 * What real client libraries do in the lab: for each one a sound sign-in and the traps that its users step into.
 * Each is a fault (see `faults.mjs`) that is bound to one library and one server.
 * @typedef {import('./faults.mjs').Fault & { library: string, server: string, ends: 'ok' | 'failed' }} LibraryFault
 */

const sound = { failsAt: null, rule: null, wrong: '', ends: 'ok' };

/** @type {LibraryFault[]} */
export const libraryFaults = [
  {
    ...sound,
    name: 'oidc-client-ts',
    group: 'oidc-client-ts',
    library: 'oidc-client-ts',
    server: 'strict',
    title: 'Sound',
    explanation: 'The library keeps each attempt under its state.',
    effect: 'It finds the verifier again and signs in.',
    right: 'await manager.signinRedirectCallback()',
  },
  {
    name: 'oidc-client-ts-state-lost',
    group: 'oidc-client-ts',
    library: 'oidc-client-ts',
    server: 'strict',
    title: 'State store in memory',
    explanation: 'The page keeps the library’s state store in memory, and leaving for the server empties it.',
    effect: 'The library finds neither state nor verifier again, and sends no token request.',
    wrong: 'stateStore: new WebStorageStateStore({ store: new InMemoryWebStorage() })',
    right: 'stateStore: new WebStorageStateStore({ store: sessionStorage })',
    failsAt: 'callback',
    rule: 'token-request-missing',
    ends: 'failed',
  },
  {
    name: 'oidc-client-ts-double-effect',
    group: 'oidc-client-ts',
    library: 'oidc-client-ts',
    server: 'strict',
    title: 'React’s double effect',
    explanation:
      'The effect that handles the callback runs twice, as in React’s StrictMode, and both runs find the state before either has removed it.',
    effect: 'Two token requests with the same code are on the way at once; one of them is answered invalid_grant.',
    wrong: 'useEffect(() => { manager.signinRedirectCallback() })',
    right: 'const handled = (promise ??= manager.signinRedirectCallback())',
    failsAt: 'token',
    rule: 'code-double-submit',
    alsoRight: ['code-replayed'],
    ends: 'failed',
  },
  {
    ...sound,
    name: 'auth0-spa-js',
    group: 'auth0-spa-js',
    library: 'auth0-spa-js',
    server: 'tenant',
    title: 'Sound',
    explanation: 'The library keeps one transaction a client in sessionStorage.',
    effect: 'It finds the verifier again and signs in.',
    right: 'await auth0.handleRedirectCallback()',
  },
  {
    ...sound,
    name: 'auth0-spa-js-worker',
    group: 'auth0-spa-js',
    library: 'auth0-spa-js',
    server: 'tenant',
    title: 'Sound, in a worker',
    explanation: 'With refresh tokens the library keeps them in a worker, which redeems the code too.',
    effect: 'It signs in; the token request is sent by the worker.',
    right: 'new Auth0Client({ useRefreshTokens: true, … })',
  },
  {
    name: 'auth0-spa-js-second-login',
    group: 'auth0-spa-js',
    library: 'auth0-spa-js',
    server: 'tenant',
    title: 'Overwritten by a second call',
    explanation:
      'loginWithRedirect is called twice, the second call overwrites the one transaction, and the browser goes to the first call’s address.',
    effect: 'The state that comes back is not the stored one: “Invalid state”, and no token request is sent.',
    wrong: 'login(); login()',
    right: 'loggingIn ??= login()',
    failsAt: 'callback',
    rule: 'token-request-missing',
    ends: 'failed',
  },
  {
    ...sound,
    name: 'auth0-spa-js-double-effect',
    group: 'auth0-spa-js',
    library: 'auth0-spa-js',
    server: 'tenant',
    title: 'React’s double effect',
    explanation: 'The effect that handles the callback runs twice, as in React’s StrictMode.',
    effect: 'The first run takes the transaction, so the second fails in the page and only one token request is sent.',
    wrong: 'useEffect(() => { auth0.handleRedirectCallback() })',
    right: 'const handled = (promise ??= auth0.handleRedirectCallback())',
    ends: 'failed',
  },
];
