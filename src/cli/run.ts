import { createInterface } from 'node:readline/promises';
import { setFlagsFromString } from 'node:v8';
import packageJson from '../../package.json' with { type: 'json' };
import { main } from './main.ts';
import { ToldProblem } from './problem.ts';
import type { Terminal } from './terminal.ts';
import { isFile, whyUnwritten, writeWhole } from './write-whole.ts';

// V8 lets the room for young objects grow to 48 MB, which a long recording would fill for nothing: what is read of it is soon let go.
setFlagsFromString('--semi-space-growth-factor=1');

let failure: string | undefined;

const terminal: Terminal = {
  out: (text) => {
    if (failure !== undefined) throw new ToldProblem(failure);
    // A stream on a file does not notice when only a part was written (nodejs/node lib/internal/fs/sync_write_stream.js: `writeSync` once).
    if (!isFile(1)) process.stdout.write(text);
    else if (text !== '') tryToWrite(text);
  },
  err: (text) => void process.stderr.write(text),
  colour: isColourful(),
  columns: process.stdout.columns || 100,
  input: () => process.stdin,
  isWatched: process.stderr.isTTY === true,
  ...(process.stdin.isTTY && process.stderr.isTTY && { ask }),
};

// A pipe that was closed and a disk that is full show only after the write.
process.stdout.on('error', fail);
process.stderr.on('error', () => undefined);

const code = await main(process.argv.slice(2), terminal, packageJson.version);
process.exitCode = failure === undefined ? code : 2;

function tryToWrite(text: string): void {
  try {
    writeWhole(1, text);
  } catch (error) {
    fail(error as NodeJS.ErrnoException);
    throw new ToldProblem(failure!);
  }
}

function fail(error: NodeJS.ErrnoException): void {
  const isNew = failure === undefined;
  failure ??=
    error.code === 'EPIPE'
      ? 'the reader of the output closed it before all was written.'
      : `the output could not be written: ${whyUnwritten(error)}.`;
  if (isNew) terminal.err(`pkce-inspector: ${failure}\n`);
  process.exitCode = 2;
}

/** NO_COLOR and FORCE_COLOR are what Node itself reads. */
function isColourful(): boolean {
  if (process.env.NO_COLOR) return false;
  const forced = process.env.FORCE_COLOR;
  return forced === undefined ? process.stdout.isTTY === true && process.env.TERM !== 'dumb' : forced !== '0';
}

async function ask(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(?:es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
  } finally {
    lines.close();
  }
}
