/** @type {import('../faults.mjs').FaultOfGroup[]} */
export const tokenRequestFaults = [
  {
    name: 'redirect-uri-slash',
    title: 'Trailing slash in redirect_uri',
    explanation: 'The token request names /callback/, the authorization request named /callback.',
    effect: 'The two are compared as strings, and the answer is invalid_grant.',
    wrong: 'redirect_uri: `$' + '{origin}/callback/`',
    right: 'redirect_uri: `$' + '{origin}/callback`',
    failsAt: 'token',
    rule: 'redirect-uri-differs',
  },
  {
    name: 'token-json-body',
    title: 'JSON instead of a form',
    explanation: 'The token request is sent as JSON; OAuth wants a form.',
    effect: 'This server says so: invalid_request. Others complain that grant_type is missing.',
    wrong: 'body: JSON.stringify(parameters)',
    right: 'body: new URLSearchParams(parameters)',
    failsAt: 'token',
    rule: 'token-content-type',
  },
];
