/** @type {import('../faults.mjs').FaultOfGroup[]} */
export const refreshFaults = [
  {
    name: 'refresh-token-reused',
    title: 'Refresh token used twice',
    explanation: 'The answer to a refresh brings a new refresh token, and the page goes on with the old one.',
    effect: 'The second refresh is answered invalid_grant, and the server withdraws all tokens of the sign-in.',
    wrong: 'session.accessToken = answer.access_token',
    right: 'session.accessToken = answer.access_token\nsession.refreshToken = answer.refresh_token',
    failsAt: 'refresh',
    rule: 'refresh-token-reused',
  },
  {
    name: 'refresh-without-client',
    title: 'Refresh without client_id',
    explanation: 'The page leaves client_id out when it refreshes; a client without a secret has nothing else to say who it is.',
    effect: 'The server cannot tell whose request it is: invalid_request.',
    wrong: "{ grant_type: 'refresh_token',\n  refresh_token }",
    right: "{ grant_type: 'refresh_token',\n  refresh_token, client_id }",
    failsAt: 'refresh',
    rule: 'refresh-client-id-missing',
  },
];
