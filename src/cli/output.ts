import { closeSync, openSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { Problem } from './problem.ts';
import type { Terminal } from './terminal.ts';
import { whyUnwritten, writeWhole } from './write-whole.ts';

/** Where a report goes. What was written counts only after `finish`; `abandon` leaves everything as it was before. */
export interface Output {
  write(text: string): void;
  finish(): void;
  abandon(): void;
}

/**
 * Standard output, or a file, which gets its name only when it is whole. `isPrivate` keeps it from other users of the machine.
 * Throws a Problem when it cannot be written.
 */
export function openOutput(file: string | undefined, terminal: Terminal, isPrivate = false): Output {
  if (file === undefined || file === '-') return { write: terminal.out, finish: () => undefined, abandon: () => undefined };
  const known = statSync(file, { throwIfNoEntry: false });
  if (known?.isDirectory()) throw new Problem(`--output takes a file, and ${file} is a directory.`);
  // A device or a pipe must be written itself: a file that was renamed onto it would replace it.
  if (known && !known.isFile()) return directOutput(file);
  return wholeOutput(known ? realpathSync(file) : file, isPrivate ? 0o600 : 0o666);
}

function directOutput(file: string): Output {
  const handle = attempt(file, () => openSync(file, 'w'));
  return {
    write: (text) => attempt(file, () => writeWhole(handle, text)),
    finish: () => closeSync(handle),
    abandon: () => closeSync(handle),
  };
}

function wholeOutput(file: string, mode: number): Output {
  const temporary = `${file}.${process.pid}.tmp`;
  const handle = attempt(file, () => openSync(temporary, 'wx', mode));
  const discard = () => rmSync(temporary, { force: true });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const interrupted = (signal: NodeJS.Signals) => {
    discard();
    release();
    process.kill(process.pid, signal);
  };
  const release = () => {
    for (const signal of signals) process.off(signal, interrupted);
  };
  for (const signal of signals) process.on(signal, interrupted);
  return {
    write: (text) => attempt(file, () => writeWhole(handle, text)),
    finish: () => {
      closeSync(handle);
      attempt(file, () => renameSync(temporary, file));
      release();
    },
    abandon: () => {
      closeSync(handle);
      discard();
      release();
    },
  };
}

function attempt<Value>(file: string, action: () => Value): Value {
  try {
    return action();
  } catch (error) {
    throw new Problem(`${file} could not be written: ${whyUnwritten(error)}.`);
  }
}
