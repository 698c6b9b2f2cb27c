import { check } from './check.ts';
import type { ExitCode } from './exit-code.ts';
import { help } from './help.ts';
import { pkce } from './pkce.ts';
import { Problem } from './problem.ts';

/** What a command writes to and reads from; the real terminal, or a test's. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  colour: boolean;
  columns: number;
}

const commands: Record<string, (args: readonly string[], terminal: Terminal) => Promise<ExitCode> | ExitCode> = { check, pkce };

/** Runs the command line and returns its exit code; it never ends the process itself. */
export async function main(args: readonly string[], terminal: Terminal, version: string): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-V') return say(terminal, `pkce-inspector ${version}`);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help' || rest.includes('--help')) {
    const topic = name === 'help' ? rest[0] : name;
    return say(terminal, help(topic !== undefined && topic in commands ? topic : undefined), name === undefined ? 2 : 0);
  }
  const command = commands[name];
  try {
    if (!command)
      throw new Problem(
        `There is no command "${name}". The commands are ${Object.keys(commands).join(', ')}; \`pkce-inspector --help\` explains them.`,
      );
    return await command(rest, terminal);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    terminal.err(`pkce-inspector: ${error.message}\n`);
    return 2;
  }
}

function say(terminal: Terminal, text: string, code: ExitCode = 0): ExitCode {
  if (code === 0) terminal.out(`${text}\n`);
  else terminal.err(`${text}\n`);
  return code;
}
