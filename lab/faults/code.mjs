/** Seconds that an authorization code lives for the client of `code-expired`. */
export const shortCodeLifetime = 2;

/** @type {import('../faults.mjs').FaultOfGroup[]} */
export const codeFaults = [
  {
    name: 'code-replayed',
    title: 'Code used twice',
    explanation: 'The callback handler runs a second time, for the code is still in the address.',
    effect: 'The first run gets the tokens, the second invalid_grant, and the server revokes what it gave to the first.',
    wrong: 'await handleCallback()\nawait handleCallback()',
    right: "await handleCallback()\nhistory.replaceState(null, '', '/')",
    failsAt: 'token',
    rule: 'code-replayed',
    alsoRight: ['code-double-submit'],
  },
  {
    name: 'code-expired',
    title: 'Code too old',
    explanation: `This client’s codes live for ${shortCodeLifetime} seconds, and the page spends longer before it redeems one.`,
    effect: 'The server no longer has the code and answers invalid_grant.',
    wrong: 'await loadTheWholeApp()\nawait exchange(code)',
    right: 'await exchange(code)\nawait loadTheWholeApp()',
    failsAt: 'token',
    rule: 'code-expired',
    seconds: shortCodeLifetime + 2,
  },
];
