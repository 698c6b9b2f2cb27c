/** @type {import('../faults.mjs').FaultOfGroup[]} */
export const apiFaults = [
  {
    name: 'id-token-to-api',
    title: 'ID token sent to an API',
    explanation: 'The page sends the ID token where the access token belongs.',
    effect: 'The userinfo endpoint does not know it and answers 401 invalid_token.',
    wrong: 'authorization: `Bearer $' + '{tokens.id_token}`',
    right: 'authorization: `Bearer $' + '{tokens.access_token}`',
    failsAt: 'api',
    rule: 'id-token-as-access-token',
  },
  {
    name: 'access-token-expired',
    title: 'Access token used too long',
    explanation: 'The access token lives for a second, and the page still sends it when it is over.',
    effect: 'The userinfo endpoint answers 401 invalid_token. The sign-in itself was sound; the page should have refreshed.',
    wrong: 'callApi(tokens.access_token)',
    right: 'if (isOver(tokens)) tokens = await refresh(tokens)\ncallApi(tokens.access_token)',
    failsAt: 'api',
    rule: null,
    server: 'shorttokens',
    seconds: 2,
  },
];
