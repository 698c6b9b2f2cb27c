import { oneOf, readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { completionFor, shells } from './completion-scripts.ts';
import type { ExitCode } from './exit-code.ts';
import { Problem } from './problem.ts';
import type { Terminal } from './terminal.ts';

/** `pkce-inspector completion SHELL`: a script that teaches a shell the commands, options and rules. */
export const completionOf = (commands: () => Readonly<Record<string, Command>>): Command => ({
  summary: 'print the completion script of a shell',
  usage: ['pkce-inspector completion bash|zsh|fish'],
  about: 'Prints a script by which the shell completes commands, options, their values and the names of rules.',
  options: {},
  operands: () => shells,
  examples: [
    { line: 'eval "$(pkce-inspector completion bash)"', says: 'in ~/.bashrc' },
    { line: 'eval "$(pkce-inspector completion zsh)"', says: 'in ~/.zshrc, after compinit' },
    { line: 'pkce-inspector completion fish > ~/.config/fish/completions/pkce-inspector.fish', says: 'once' },
  ],
  run: (args, terminal) => run(args, terminal, commands()),
});

function run(args: readonly string[], terminal: Terminal, commands: Readonly<Record<string, Command>>): ExitCode {
  const { positionals } = readArguments(args, {});
  if (positionals.length !== 1) throw new Problem('Name one shell: `pkce-inspector completion bash`, zsh or fish.');
  terminal.out(completionFor(oneOf('completion', positionals[0]!, shells), commands));
  return 0;
}
