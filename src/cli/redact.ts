import { randomBytes } from 'node:crypto';
import { checkSignatures } from '../flow/signatures.ts';
import { redact as redacted } from '../redaction/redact.ts';
import { share } from '../redaction/share.ts';
import { harReport } from '../report/har.ts';
import { receiptSentences } from '../report/steps.ts';
import { oneOf, readArguments } from './arguments.ts';
import { sources } from './check-options.ts';
import type { Command, Options } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import { openOutput } from './output.ts';
import { complain, Problem } from './problem.ts';
import { progressOn } from './progress.ts';
import { type Capture, readCaptures } from './read-capture.ts';
import type { Terminal } from './terminal.ts';

const options = {
  from: {
    type: 'string',
    default: 'auto',
    argument: 'KIND',
    words: sources,
    says: 'what the input is, where it is not recognised',
  },
  output: { type: 'string', short: 'o', argument: 'FILE', says: 'write the copy there: the same as OUT' },
  'keep-others': {
    type: 'boolean',
    default: false,
    says: 'keep requests that look like OAuth but are no part of a sign-in, reduced to method, host, path, status and time',
  },
} as const satisfies Options;

/** `pkce-inspector redact`: a copy of a recording that can be shown to others and is judged like the original. */
export const redact: Command = {
  summary: 'write a copy of a recording without its secrets, which is judged like the original',
  usage: ['pkce-inspector redact IN OUT', 'pkce-inspector redact login.har - > safe.har'],
  about:
    'Replaces codes, verifiers, tokens, cookies, passwords and personal data by stand-ins of the same shape: equal values stay equal, and a verifier still gives, or fails to give, its challenge in the same way. The copy is a HAR file with the findings and a receipt in it; the copy is judged, and the receipt says whether the verdicts are those of the original.',
  options,
  operands: 'files',
  examples: [{ line: 'pkce-inspector redact login.har safe.har', says: 'for a support ticket' }],
  run,
};

async function run(args: readonly string[], terminal: Terminal, version: string): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options);
  const [input, second, ...more] = positionals;
  const output = values.output ?? second ?? '-';
  if (input === undefined || more.length > 0 || (values.output !== undefined && second !== undefined))
    throw new Problem('Name one recording, and the file to write: `pkce-inspector redact login.har safe.har`.');
  const capture = await read(input, oneOf('--from', values.from, sources), terminal);
  if (capture.exchanges.length === 0) throw new Problem(capture.error ?? `${capture.file} holds no sign-in, so nothing was written.`);
  const judging = { signatures: await checkSignatures(capture.exchanges) };
  const random = (bytes: number) => randomBytes(bytes);
  const redaction = redacted(capture.exchanges, { random, version, keepOthers: values['keep-others'], judging });
  const shared = share(redaction, capture.file);
  const target = openOutput(output, terminal);
  try {
    target.write(`${JSON.stringify(harReport(shared), null, 2)}\n`);
    target.finish();
  } catch (error) {
    target.abandon();
    throw error;
  }
  if (capture.error !== undefined) complain(terminal, capture.error);
  terminal.err(`${receiptSentences(shared.receipt).join('\n')}\n`);
  return capture.error === undefined ? 0 : 2;
}

async function read(file: string, from: (typeof sources)[number], terminal: Terminal): Promise<Capture> {
  const progress = progressOn(terminal);
  const captures: Capture[] = [];
  const reading = { from, now: Date.now(), isNowGiven: false, input: terminal.input, onProgress: progress.show };
  for await (const capture of readCaptures(file, reading)) captures.push(capture);
  progress.wipe();
  if (captures.length !== 1) throw new Problem(`${file} holds ${captures.length} recordings. Take them out of the archive and name one.`);
  return captures[0]!;
}
