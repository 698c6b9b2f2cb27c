import { analyse } from '../analyse.ts';
import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { type CheckedFile, checkJson } from '../report/json.ts';
import { checkText } from '../report/text.ts';
import { oneOf, readArguments } from './arguments.ts';
import { type ExitCode, type FailOn, reaches } from './exit-code.ts';
import type { Terminal } from './main.ts';
import { Problem } from './problem.ts';
import { readCapture } from './read-capture.ts';
import { styled } from './style.ts';

/** `pkce-inspector check FILE…`: judges every sign-in of every file. */
export function check(args: readonly string[], terminal: Terminal): ExitCode {
  const { values, positionals } = readArguments(args, {
    format: { type: 'string', default: 'text' },
    'fail-on': { type: 'string', default: 'error' },
    'code-lifetime': { type: 'string' },
    unredacted: { type: 'boolean', default: false },
  });
  const format = oneOf('--format', values.format, ['text', 'json']);
  const failOn = oneOf('--fail-on', values['fail-on'], ['error', 'warning', 'note', 'never']);
  if (positionals.length === 0) throw new Problem('Name at least one HAR file: `pkce-inspector check login.har`.');
  const codeLifetime = seconds(values['code-lifetime']);
  const files = positionals.map((file) => checkFile(file, codeLifetime === undefined ? {} : { codeLifetime }));
  for (const { error } of files) if (error !== undefined) terminal.err(`pkce-inspector: ${error}\n`);
  terminal.out(
    format === 'json' ? `${JSON.stringify(checkJson(files), null, 2)}\n` : checkText(files, styled(terminal.colour), terminal.columns),
  );
  if (files.some(({ error }) => error !== undefined)) return 2;
  return files.some((file) => isFailing(file.diagnosis, failOn)) ? 1 : 0;
}

function checkFile(file: string, options: { codeLifetime?: number }): CheckedFile {
  try {
    const { exchanges, skipped } = readCapture(file);
    return { file, skipped, requests: exchanges.length, exchanges, diagnosis: analyse(exchanges, options) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { file, skipped: [], requests: 0, exchanges: [], diagnosis: { version: 1, flows: [], gaps: [] }, error: error.message };
  }
}

function isFailing(diagnosis: Diagnosis, failOn: FailOn): boolean {
  return diagnosis.flows.some((flow) =>
    reaches(
      [
        ...(flow.rootCause ? [flow.rootCause.severity] : []),
        ...flow.findings.filter(({ verdict }) => verdict === 'faulty').map(({ severity }) => severity),
      ],
      failOn,
    ),
  );
}

function seconds(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!(number > 0)) throw new Problem(`--code-lifetime takes a number of seconds, not "${value}".`);
  return number;
}
