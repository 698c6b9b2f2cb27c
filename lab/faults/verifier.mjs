/** @type {import('../faults.mjs').FaultOfGroup[]} */
export const verifierFaults = [
  {
    name: 'verifier-overwritten',
    title: 'Overwritten by a second call',
    explanation: 'While the callback is handled, a silent sign-in in a hidden frame writes its own verifier into the same storage slot.',
    effect: 'The code of the first attempt is redeemed with the verifier of the second: invalid_grant.',
    wrong: "sessionStorage.setItem('verifier', verifier)",
    right: 'sessionStorage.setItem(`verifier:$' + '{state}`, verifier)',
    failsAt: 'token',
    rule: 'verifier-from-other-attempt',
  },
  {
    name: 'verifier-missing',
    title: 'Verifier missing',
    explanation: 'The verifier is read under another name than it was stored under, so there is none to send.',
    effect: 'The server knows the challenge, gets no verifier, and answers invalid_grant.',
    wrong: "verifier = sessionStorage.getItem('code_verifier')",
    right: "verifier = sessionStorage.getItem('verifier')",
    failsAt: 'token',
    rule: 'verifier-missing',
  },
  {
    name: 'verifier-too-short',
    title: 'Verifier too short',
    explanation: 'The verifier has 32 characters; at least 43 are required.',
    effect: 'The challenge hides the length, so the authorization request passes, and the token endpoint answers invalid_request.',
    wrong: 'verifier = base64url(randomBytes(24))',
    right: 'verifier = base64url(randomBytes(32))',
    failsAt: 'token',
    rule: 'verifier-too-short',
  },
];
