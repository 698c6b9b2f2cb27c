import { explainChallengeAlone } from '../forensics/challenge-alone.ts';
import { explain } from '../forensics/explain.ts';
import { shapeOfChallenge, shapeOfVerifier } from '../forensics/shape.ts';
import { s256 } from '../oauth/pkce.ts';
import { oneOf, readArguments } from './arguments.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './main.ts';
import { Problem } from './problem.ts';
import { styled } from './style.ts';

/** `pkce-inspector pkce`: holds a verifier against a challenge, or looks at one of them alone. */
export function pkce(args: readonly string[], terminal: Terminal): ExitCode {
  const { values, positionals } = readArguments(args, {
    verifier: { type: 'string' },
    challenge: { type: 'string' },
    format: { type: 'string', default: 'text' },
  });
  const format = oneOf('--format', values.format, ['text', 'json']);
  const { verifier, challenge } = values;
  if (positionals.length) throw new Problem(`pkce takes its values by --verifier and --challenge, not "${positionals[0]}".`);
  if (verifier === undefined && challenge === undefined) throw new Problem('Give --verifier, --challenge or both.');
  const match = verifier !== undefined && challenge !== undefined ? s256(verifier) === challenge : null;
  const explanations =
    match === true
      ? []
      : verifier !== undefined && challenge !== undefined
        ? explain(verifier, challenge)
        : challenge !== undefined
          ? explainChallengeAlone(challenge)
          : [];
  const problems = [
    ...(verifier === undefined ? [] : shapeOfVerifier(verifier).problems.map((problem) => ({ of: 'verifier', ...problem }))),
    ...(challenge === undefined ? [] : shapeOfChallenge(challenge).problems.map((problem) => ({ of: 'challenge', ...problem }))),
  ];
  const result = {
    match,
    expectedChallenge: verifier === undefined ? null : s256(verifier),
    explanations: explanations.map(({ steps, text, fix, standing }) => ({ steps: steps.map(({ id }) => id), text, standing, fix })),
    problems,
  };
  terminal.out(format === 'json' ? `${JSON.stringify(result, null, 2)}\n` : pkceText(result, terminal));
  return match === false || (match === null && problems.length > 0) ? 1 : 0;
}

type Result = {
  match: boolean | null;
  expectedChallenge: string | null;
  explanations: { text: string; standing: string; fix: { javascript: string; python: string; text: string } }[];
  problems: { of: string; text: string }[];
};

function pkceText({ match, expectedChallenge, explanations, problems }: Result, terminal: Terminal): string {
  const style = styled(terminal.colour);
  const lines = [
    match === true
      ? `${style.green('✓')} ${style.bold('The verifier belongs to the challenge')}`
      : match === false
        ? `${style.red('✗')} ${style.bold('The verifier does not belong to the challenge')}`
        : style.bold('One value alone'),
  ];
  if (match === false && expectedChallenge) lines.push(`    ${style.dim('S256 of this verifier is')} ${expectedChallenge}`);
  for (const { text, fix, standing } of explanations) {
    lines.push(`    ${text} ${style.dim(`[${standing}]`)}`, `    ${style.green('Fix')} ${fix.text}`);
    if (fix.javascript) lines.push(`    ${style.dim('javascript')} ${style.cyan(fix.javascript.split('\n').join('\n               '))}`);
    if (fix.python) lines.push(`    ${style.dim('python    ')} ${style.cyan(fix.python.split('\n').join('\n               '))}`);
  }
  if (match === false && explanations.length === 0)
    lines.push('    No known construction leads from this verifier to this challenge: most likely they are of two sign-ins.');
  for (const { of, text } of problems) lines.push(`    ${style.yellow('▲')} ${of}: ${text}`);
  return `${lines.join('\n')}\n`;
}
