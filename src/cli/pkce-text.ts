import { differenceLines } from '../report/difference.ts';
import type { Style } from '../report/text.ts';
import { wrap } from '../report/wrap.ts';

/** The stable JSON of `pkce --format json` (docs/json.md). */
export interface PkceResult {
  /** Null when only one of the two was given. */
  match: boolean | null;
  expectedChallenge: string | null;
  explanations: { steps: string[]; text: string; standing: string; fix: { javascript: string; python: string; text: string } }[];
  problems: { of: string; text: string }[];
}

/** The same for a person: the verdict, the two values over each other, how the one was made from the other, and the fix. */
export function pkceText(result: PkceResult, challenge: string | undefined, style: Style, columns: number): string {
  const width = Math.min(Math.max(columns, 41) - 1, 100);
  const { match, expectedChallenge, explanations, problems } = result;
  const lines = [headline(match, style)];
  if (match === false)
    lines.push(
      '',
      ...differenceLines(
        {
          name: 'code_challenge',
          expected: { label: 'S256 of this verifier', value: expectedChallenge ?? '' },
          observed: { label: 'challenge given', value: challenge ?? '' },
          secret: false,
        },
        '    ',
        width,
        style.red,
      ),
    );
  else if (match === null && expectedChallenge !== null) lines.push(`  ${style.dim('Its S256 challenge is')} ${expectedChallenge}`);
  for (const { text, fix, standing } of explanations) {
    lines.push('', `${wrap(text, '  ', width)}  ${style.yellow(standing)}`);
    const [first = '', ...rest] = wrap(fix.text, '       ', width).split('\n');
    lines.push('', `  ${style.green('Fix')}  ${first.trimStart()}`, ...rest);
    for (const [language, code] of [
      ['javascript', fix.javascript],
      ['python', fix.python],
    ] as const)
      if (code) lines.push('', `       ${style.dim(language)}`, ...code.split('\n').map((line) => `       ${style.cyan(line)}`));
  }
  if (match === false && explanations.length === 0)
    lines.push(
      '',
      wrap('No known construction leads from this verifier to this challenge: most likely they are of two sign-ins.', '  ', width),
    );
  if (problems.length) lines.push('', ...problems.map(({ of, text }) => style.yellow(wrap(`▲ ${of}: ${text}`, '  ', width))));
  return `${lines.join('\n')}\n`;
}

function headline(match: boolean | null, style: Style): string {
  if (match === null) return style.bold('One value alone');
  return match
    ? `${style.green('✓')} ${style.bold('The verifier belongs to the challenge')}`
    : `${style.red('✗')} ${style.bold('The verifier does not belong to the challenge')}`;
}
