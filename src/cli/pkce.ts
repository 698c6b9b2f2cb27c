import { randomBytes } from 'node:crypto';
import { explainChallengeAlone } from '../forensics/challenge-alone.ts';
import { explain } from '../forensics/explain.ts';
import { shapeOfChallenge, shapeOfVerifier } from '../forensics/shape.ts';
import { s256 } from '../oauth/pkce.ts';
import { oneOf, readArguments } from './arguments.ts';
import type { Command, Options } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import { type PkceResult, pkceText } from './pkce-text.ts';
import { Problem } from './problem.ts';
import { styled } from './style.ts';
import type { Terminal } from './terminal.ts';

const formats = ['text', 'json'] as const;

const options = {
  verifier: { type: 'string', argument: 'V', says: 'the code_verifier, as it went to the token endpoint' },
  challenge: { type: 'string', argument: 'C', says: 'the code_challenge, as it stood in the authorization request' },
  make: { type: 'boolean', default: false, says: 'make a new pair: 32 random bytes as base64url, and their S256 challenge' },
  format: { type: 'string', default: 'text', short: 'f', argument: 'FORMAT', words: formats, says: 'text for people, json for programs' },
} as const satisfies Options;

/** `pkce-inspector pkce`: holds a verifier against a challenge, looks at one of them alone, or makes a new pair. */
export const pkce: Command = {
  summary: 'say whether a verifier and a challenge fit, and if not, why',
  usage: ['pkce-inspector pkce --verifier V --challenge C', 'pkce-inspector pkce --make'],
  about:
    'Recomputes the S256 challenge of a verifier (RFC 7636 §4.2), compares it with the challenge, and where they differ names the steps that lead from the one to the other. One of the two alone is held against the syntax.',
  options,
  examples: [
    {
      line: 'pkce-inspector pkce --verifier dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk --challenge E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      says: 'the pair of RFC 7636, Appendix B',
    },
    { line: 'pkce-inspector pkce --make', says: 'a new pair' },
  ],
  run,
};

function run(args: readonly string[], terminal: Terminal): ExitCode {
  const { values, positionals } = readArguments(args, options);
  const format = oneOf('--format', values.format, formats);
  const { verifier, challenge } = values;
  if (positionals.length) throw new Problem('pkce takes its values by --verifier and --challenge.');
  if (values.make) {
    if (verifier !== undefined || challenge !== undefined) throw new Problem('--make makes both values, so it takes neither of them.');
    return made(format, terminal);
  }
  if (verifier === undefined && challenge === undefined)
    throw new Problem('Give --verifier, --challenge or both; or --make for a new pair.');
  const result = resultOf(verifier, challenge);
  terminal.out(
    format === 'json' ? `${JSON.stringify(result, null, 2)}\n` : pkceText(result, challenge, styled(terminal.colour), terminal.columns),
  );
  return result.match === false || (result.match === null && result.problems.length > 0) ? 1 : 0;
}

function made(format: (typeof formats)[number], terminal: Terminal): ExitCode {
  const verifier = randomBytes(32).toString('base64url');
  const pair = { code_verifier: verifier, code_challenge: s256(verifier), code_challenge_method: 'S256' };
  const lines = Object.entries(pair).map(([name, value]) => `${styled(terminal.colour).dim(name.padEnd(23))}${value}\n`);
  terminal.out(format === 'json' ? `${JSON.stringify(pair, null, 2)}\n` : lines.join(''));
  return 0;
}

function resultOf(verifier: string | undefined, challenge: string | undefined): PkceResult {
  const expectedChallenge = verifier === undefined ? null : s256(verifier);
  const match = verifier !== undefined && challenge !== undefined ? expectedChallenge === challenge : null;
  const explanations =
    challenge === undefined || match === true
      ? []
      : verifier === undefined
        ? explainChallengeAlone(challenge)
        : explain(verifier, challenge);
  return {
    match,
    expectedChallenge,
    explanations: explanations.map(({ steps, text, fix, standing }) => ({ steps: steps.map(({ id }) => id), text, standing, fix })),
    problems: [
      ...(verifier === undefined ? [] : shapeOfVerifier(verifier).problems.map((problem) => ({ of: 'verifier', ...problem }))),
      ...(challenge === undefined ? [] : shapeOfChallenge(challenge).problems.map((problem) => ({ of: 'challenge', ...problem }))),
    ],
  };
}
