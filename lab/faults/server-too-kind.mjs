/** @type {import('../faults.mjs').FaultOfGroup[]} */
export const tooKindFaults = [
  {
    name: 'code-reuse-accepted',
    title: 'A code works twice',
    explanation: 'The server forgets to mark a code as used, and the page redeems it twice.',
    effect: 'Both requests get tokens: whoever finds the code in a log or a history gets them too.',
    wrong: 'consume: async () => {}',
    right: 'consume: async (code) => markAsUsed(code)',
    failsAt: null,
    rule: 'enf-code-reuse-accepted',
    alsoRight: ['code-replayed'], // where the browser lost the second answer, which tokens it brought is not known
    server: 'forgetful',
  },
  {
    name: 'verifier-not-checked',
    title: 'Any verifier will do',
    explanation:
      'The server takes code_challenge and code_verifier and never compares them; the page sends another verifier than it made the challenge from.',
    effect: 'All goes well, and PKCE protects nobody: a stolen code can be redeemed with any verifier.',
    wrong: 'if (code_verifier) accept()',
    right: 'if (s256(code_verifier) === code_challenge) accept()',
    failsAt: null,
    rule: 'enf-mismatch-accepted',
    server: 'unchecked',
  },
];
