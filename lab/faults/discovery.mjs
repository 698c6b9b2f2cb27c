/** @type {import('../faults.mjs').FaultOfGroup[]} */
export const discoveryFaults = [
  {
    name: 'issuer-behind-proxy',
    title: 'Server calls itself by its inner name',
    explanation:
      'The server stands behind a proxy and was set up with its inner name, so its metadata declares another issuer than the address it was fetched from.',
    effect: 'The page, which was given the outer name, finds another name in the metadata and rightly stops before it redeems the code.',
    wrong: 'ISSUER=http://internal.localhost',
    right: 'ISSUER=http://proxied.localhost',
    failsAt: 'callback',
    rule: 'discovery-issuer-mismatch',
    server: 'proxied',
  },
  {
    name: 'token-endpoint-guessed',
    title: 'Token endpoint written by hand',
    explanation:
      'The page takes the authorization endpoint from the metadata, but has the path of another product written down for the token endpoint.',
    effect: 'There is nothing at that address: 404, and CORS keeps even that from the page.',
    wrong: 'fetch(`$' + '{issuer}/oauth/token`, …)',
    right: 'fetch(metadata.token_endpoint, …)',
    failsAt: 'token',
    rule: 'endpoint-not-in-metadata',
    alsoRight: ['token-endpoint-not-found'],
  },
];
