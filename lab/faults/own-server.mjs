/** @type {import('../faults.mjs').FaultOfGroup[]} */
export const ownServerFaults = [
  {
    name: 'handed-over-hex',
    title: 'Hex, and a server of its own redeems',
    explanation: "The page hands code and verifier to the app's own server, which redeems them; the challenge was sent in hex.",
    effect: 'The token request never passes the browser. The own server only says that the token endpoint answered 400.',
    wrong: 'challenge = hex(await sha256(verifier))',
    right: 'challenge = base64url(await sha256(verifier))',
    failsAt: 'token',
    rule: 'challenge-mismatch',
    alsoRight: ['challenge-length'],
  },
  {
    name: 'handed-over-twice',
    title: 'Handed over twice',
    explanation: 'The effect that hands the code to the own server runs twice, as React has it in development.',
    effect: 'The first request signs in; the second is refused, and the page shows that.',
    wrong: 'useEffect(() => {\n  handOver(code)\n})',
    right: 'if (given !== code) {\n  given = code\n  handOver(code)\n}',
    failsAt: 'token',
    rule: 'code-handed-over-twice',
  },
];
