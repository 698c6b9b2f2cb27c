import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { main } from '../../../src/cli/main.ts';
import type { Terminal } from '../../../src/cli/terminal.ts';

export const root = path.resolve(import.meta.dirname, '../../..');
export const corpus = (name: string): string => path.join(root, 'test/corpus', name);

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the command in this process, with a terminal that only listens. */
export async function run(args: readonly string[], given: Partial<Terminal> = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await main(
    args,
    {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      colour: false,
      columns: 100,
      input: async function* () {},
      isWatched: false,
      ...given,
    },
    '0.0.0-test',
  );
  return { code, out, err };
}

export const input = (text: string): Pick<Terminal, 'input'> => ({
  input: async function* () {
    yield new TextEncoder().encode(text);
  },
});

/** Runs the command as a user does: the program in bin/, built when it is stale. */
export function start(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [path.join(root, 'bin/pkce-inspector.mjs'), ...args], {
    env: { ...process.env, FORCE_COLOR: '', NO_COLOR: '1', ...env },
  });
}

export function ended(child: ChildProcess, stdin?: string): Promise<Ran> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (data) => {
    out += data;
  });
  child.stderr?.on('data', (data) => {
    err += data;
  });
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(stdin);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}
