import { rulePage } from '../report/rule-page.ts';
import { rules } from '../rules/index.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import { paintMarkdown } from './paint-markdown.ts';
import { Problem } from './problem.ts';
import { ruleIds } from './settings.ts';
import { styled } from './style.ts';
import type { Terminal } from './terminal.ts';

/** `pkce-inspector explain RULE`: the page of a rule, the same as in docs/rules. */
export const explainRule: Command = {
  summary: 'say what a rule is about, why it matters and what to do',
  usage: ['pkce-inspector explain RULE…'],
  about:
    'Prints the page of a rule: what is wrong, why it matters, what to do, examples, and where it is written. It is Markdown when piped.',
  options: {},
  operands: () => rules.map(({ id }) => id),
  examples: [{ line: 'pkce-inspector explain challenge-padded', says: 'why a “=” at the end breaks a sign-in' }],
  run,
};

function run(args: readonly string[], terminal: Terminal): ExitCode {
  const { positionals } = readArguments(args, {});
  if (!positionals.length)
    throw new Problem('Name a rule: `pkce-inspector explain challenge-padded`. `pkce-inspector rules` lists them all.');
  const pages = ruleIds('explain', positionals).map((id) => rulePage(rules.find((rule) => rule.id === id)!));
  terminal.out(terminal.colour ? paintMarkdown(pages.join('\n'), styled(true), terminal.columns) : pages.join('\n'));
  return 0;
}
