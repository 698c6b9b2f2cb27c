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
];
