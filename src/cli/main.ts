import { commands } from './commands.ts';
import type { ExitCode } from './exit-code.ts';
import { commandHelp, overview } from './help.ts';
import { complain, Problem, ToldProblem } from './problem.ts';
import { styled } from './style.ts';
import type { Terminal } from './terminal.ts';
import { nearest } from './words.ts';

/** Runs the command line and returns its exit code; it never ends the process itself. */
export async function main(args: readonly string[], terminal: Terminal, version: string): Promise<ExitCode> {
  try {
    return await run(args, terminal, version);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (!(error instanceof ToldProblem)) complain(terminal, error.message);
    return 2;
  }
}

async function run(args: readonly string[], terminal: Terminal, version: string): Promise<ExitCode> {
  const [name, ...rest] = args;
  const style = styled(terminal.colour);
  if (name === undefined) {
    terminal.err(overview(commands, styled(false), terminal.columns));
    return 2;
  }
  if (name === '--version' || name === '-V') terminal.out(`pkce-inspector ${version}\n`);
  else if (name === '--help' || name === '-h' || (name === 'help' && rest[0] === undefined))
    terminal.out(overview(commands, style, terminal.columns));
  else if (name === 'help') terminal.out(commandHelp(rest[0]!, commandNamed(rest[0]!), style, terminal.columns));
  else if (isAskedToHelp(rest)) terminal.out(commandHelp(name, commandNamed(name), style, terminal.columns));
  else return await commandNamed(name).run(rest, terminal, version);
  return 0;
}

/** What stands after `--` is a file, whatever it looks like. */
function isAskedToHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end).some((argument) => argument === '--help' || argument === '-h');
}

function commandNamed(name: string) {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return command;
  const names = Object.keys(commands);
  if (name.startsWith('-'))
    throw new Problem(`An option stands after its command: \`pkce-inspector check ${name} …\`. \`pkce-inspector --help\` explains them.`);
  const near = nearest(name, names);
  const meant = near
    ? `Did you mean ${near}?`
    : /[./\\]/.test(name)
      ? `Did you mean \`pkce-inspector check ${name}\`?`
      : `The commands are ${names.join(', ')}.`;
  throw new Problem(`There is no command "${name}". ${meant} \`pkce-inspector --help\` explains them.`);
}
