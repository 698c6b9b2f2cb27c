import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** An option as `parseArgs` reads it, with what help and completion say of it. */
export interface Option {
  type: 'string' | 'boolean';
  multiple?: boolean;
  short?: string;
  default?: string | boolean;
  /** What its argument is called in help. */
  argument?: string;
  /** The arguments that it takes, where they are a fixed list. */
  words?: readonly string[];
  /** Its argument is a file. */
  isFile?: boolean;
  says: string;
}

export type Options = Readonly<Record<string, Option>>;

/** One subcommand: what it does, and everything that help and completion need to know of it. */
export interface Command {
  summary: string;
  usage: readonly string[];
  about: string;
  options: Options;
  examples: readonly { line: string; says: string }[];
  /** What stands without a flag: files, or one of a fixed list of words. */
  operands?: 'files' | (() => readonly string[]);
  run(args: readonly string[], terminal: Terminal, version: string): Promise<ExitCode> | ExitCode;
}
