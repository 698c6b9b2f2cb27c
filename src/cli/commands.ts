import { check } from './check.ts';
import type { Command } from './command.ts';
import { completionOf } from './completion.ts';
import { explainRule } from './explain-rule.ts';
import { listRules } from './list-rules.ts';
import { pkce } from './pkce.ts';
import { redact } from './redact.ts';

/** Every subcommand by its name, in the order of the help. */
export const commands: Readonly<Record<string, Command>> = {
  check,
  redact,
  pkce,
  explain: explainRule,
  rules: listRules,
  completion: completionOf(() => commands),
};
