/** @type {import('../faults.mjs').FaultOfGroup[]} */
export const idTokenFaults = [
  {
    name: 'nonce-cut',
    title: 'Nonce comes back changed',
    explanation: 'A gateway in front of the server cuts nonce to 16 characters, as a database column that is too short does.',
    effect: 'The page compares the nonce in the ID token with the one it sent, finds another, and refuses the ID token.',
    wrong: 'nonce VARCHAR(16)',
    right: 'nonce TEXT',
    failsAt: 'check',
    rule: 'nonce-mismatch',
    server: 'cutnonce',
  },
  {
    name: 'id-token-signature',
    title: 'Signed with another key',
    explanation:
      'The server runs on two nodes; each made a signing key of its own and calls it “main”: one signs, the other tells the keys.',
    effect: 'The signature does not verify with the key that the page loads, and it refuses the ID token.',
    wrong: "key = generateKey({ kid: 'main' })",
    right: 'key = readKey(process.env.SIGNING_KEY)',
    failsAt: 'check',
    rule: 'id-token-signature-invalid',
    server: 'twonodes',
  },
  {
    name: 'id-token-audience',
    title: 'Meant for another application',
    explanation: 'The server puts a fixed application into aud of every ID token.',
    effect: 'The page finds another client’s id there, and refuses the ID token.',
    wrong: "aud: 'mobile-app'",
    right: 'aud: client.clientId',
    failsAt: 'check',
    rule: 'id-token-aud-mismatch',
    server: 'otheraud',
  },
];
