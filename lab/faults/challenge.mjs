/** @type {import('../faults.mjs').FaultOfGroup[]} */
export const challengeFaults = [
  {
    name: 'challenge-padded',
    title: 'Padded challenge',
    explanation: 'The challenge still has the “=” that base64 puts at the end.',
    effect: 'A strict server refuses the authorization request; most others let it pass and answer invalid_grant at the token endpoint.',
    wrong: "base64(hash)\n  .replaceAll('+', '-')\n  .replaceAll('/', '_')",
    right: "base64(hash)\n  .replaceAll('+', '-')\n  .replaceAll('/', '_')\n  .replace('=', '')",
    failsAt: 'authorization',
    rule: 'challenge-padded',
    lenientToo: true,
  },
  {
    name: 'challenge-std-alphabet',
    title: 'Standard base64 alphabet',
    explanation: 'The challenge is written with “+” and “/” where base64url has “-” and “_”.',
    effect:
      'A strict server refuses the authorization request; most others answer invalid_grant later, and only for the digests that hold such a character.',
    wrong: "base64(hash)\n  .replace('=', '')",
    right: "base64(hash)\n  .replaceAll('+', '-')\n  .replaceAll('/', '_')\n  .replace('=', '')",
    failsAt: 'authorization',
    rule: 'challenge-charset',
    lenientToo: true,
  },
  {
    name: 'challenge-hex',
    title: 'Hex instead of base64url',
    explanation: 'The SHA-256 is sent as 64 hexadecimal digits.',
    effect: 'They are legal characters, so every server lets them pass, and the token endpoint answers invalid_grant.',
    wrong: 'challenge = hex(await sha256(verifier))',
    right: 'challenge = base64url(await sha256(verifier))',
    failsAt: 'token',
    rule: 'challenge-mismatch',
    alsoRight: ['challenge-length'],
  },
];
