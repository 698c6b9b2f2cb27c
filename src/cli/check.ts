import type { CheckedFile } from '../report/json.ts';
import type { Severity } from '../rules/define-rule.ts';
import { listed, oneOf, readArguments } from './arguments.ts';
import { noBaseline, readBaseline } from './baseline.ts';
import { checkOptions, formats, levels, sources } from './check-options.ts';
import type { Command } from './command.ts';
import { type ExitCode, reaches } from './exit-code.ts';
import { tellerOf } from './formats.ts';
import { type Input, inputsOf } from './inputs.ts';
import { type Judging, judge } from './judge.ts';
import { openOutput } from './output.ts';
import { complain, Problem } from './problem.ts';
import { progressOn } from './progress.ts';
import { type Reading, readCaptures, unread } from './read-capture.ts';
import { keySet, ruleIds, seconds, time } from './settings.ts';
import { styled } from './style.ts';
import type { Terminal } from './terminal.ts';

/** `pkce-inspector check`: judges every sign-in of every file. */
export const check: Command = {
  summary: 'say what is wrong with the sign-ins in recordings',
  usage: ['pkce-inspector check FILE…', 'pbpaste | pkce-inspector check -'],
  about:
    'Reads recordings (HAR files as browsers, proxies and Playwright write them, plain, gzip or zip), puts their requests together into sign-ins, and says of each whether it is sound; and if not, which of the possible causes it is, with the proof and the fix. FILE is a file, a directory, a pattern in quotes, or - for standard input.',
  options: checkOptions,
  operands: 'files',
  examples: [
    { line: 'pkce-inspector check login.har', says: 'the verdict on the terminal' },
    { line: "pkce-inspector check 'test-results/**/*.har' --format sarif -o pkce.sarif", says: 'in CI, for code scanning' },
    { line: 'pkce-inspector check login.har --format html -o report.html', says: 'a page to send to a colleague' },
    { line: 'pbpaste | pkce-inspector check -', says: 'what was copied: a request as cURL, the addresses of the sign-in, a token request' },
    { line: 'pkce-inspector check recordings/ --stream --fail-on never', says: 'a line of JSON for each sign-in' },
  ],
  run,
};

async function run(args: readonly string[], terminal: Terminal, version: string): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, checkOptions);
  const failOn = oneOf('--fail-on', values['fail-on'], levels);
  const format = oneOf('--format', values.format, formats);
  if (values.stream && format !== 'text' && format !== 'json')
    throw new Problem(`--stream writes lines of JSON, and cannot write ${format}.`);
  if (positionals.length === 0) throw new Problem('Name at least one file: `pkce-inspector check login.har`, or - for standard input.');
  const now = values.now === undefined ? Date.now() : time('--now', values.now);
  const judging = { ...judgingOf(values, version), failOn };
  const reading: Reading = {
    from: oneOf('--from', values.from, sources),
    now,
    isNowGiven: values.now !== undefined,
    input: terminal.input,
  };
  if (values.unredacted && terminal.ask && !(await terminal.ask(warning))) throw new Problem('Nothing was written.');
  const output = openOutput(values.output, terminal, values.unredacted);
  const isOnTerminal = values.output === undefined || values.output === '-';
  const style = styled(terminal.colour && isOnTerminal);
  const teller = tellerOf(values.stream ? 'stream' : format, { version, now, style, columns: terminal.columns });
  try {
    const { counted, hasProblem } = await judgeAll(inputsOf(positionals), reading, judging, terminal, (checked) =>
      output.write(teller.file(checked)),
    );
    output.write(await teller.end());
    output.finish();
    return hasProblem ? 2 : reaches(counted, failOn) ? 1 : 0;
  } catch (error) {
    output.abandon();
    throw error;
  }
}

const warning = 'The report will hold authorization codes, verifiers, tokens and names as they are. Write it?';

interface JudgingValues {
  'code-lifetime'?: string | undefined;
  only?: string[] | undefined;
  ignore?: string[] | undefined;
  jwks?: string | undefined;
  baseline?: string | undefined;
  unredacted: boolean;
}

function judgingOf(values: JudgingValues, version: string): Omit<Judging, 'failOn'> {
  const lifetime = values['code-lifetime'];
  const only = ruleIds('--only', listed(values.only));
  const ignore = ruleIds('--ignore', listed(values.ignore));
  return {
    options: {
      ...(lifetime !== undefined && { codeLifetime: seconds('--code-lifetime', lifetime) }),
      ...(only.length > 0 && { only }),
      ...(ignore.length > 0 && { ignore }),
    },
    keySets: values.jwks === undefined ? [] : [keySet(values.jwks)],
    isKnown: values.baseline === undefined ? noBaseline : readBaseline(values.baseline),
    isUnredacted: values.unredacted,
    version,
  };
}

/** Judges input after input and tells of each; a bad one is told on standard error, and the others are judged all the same. */
async function judgeAll(
  inputs: readonly Input[],
  reading: Reading,
  judging: Judging,
  terminal: Terminal,
  tell: (checked: CheckedFile) => void,
): Promise<{ counted: Severity[]; hasProblem: boolean }> {
  const progress = progressOn(terminal);
  const counted = new Set<Severity>();
  let hasProblem = false;
  for (const { file, problem } of inputs) {
    for await (const capture of problem === undefined
      ? readCaptures(file, { ...reading, onProgress: progress.show })
      : [unread(file, problem)]) {
      const judged = await judge(capture, judging);
      progress.wipe();
      const unreadable = [
        ...(capture.error === undefined ? [] : [capture.error]),
        ...capture.skipped.filter(({ isUnread }) => isUnread).map(({ why }) => `${capture.file}: ${why}`),
      ];
      for (const sentence of unreadable) complain(terminal, sentence);
      if (judged.checked.receipt.verdicts?.same === false)
        complain(terminal, `${capture.file} is judged differently in part once it is redacted; --unredacted judges it as it is.`);
      hasProblem ||= unreadable.length > 0;
      for (const severity of judged.counted) counted.add(severity);
      tell(judged.checked);
    }
  }
  return { counted: [...counted], hasProblem };
}
