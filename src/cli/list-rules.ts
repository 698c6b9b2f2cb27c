import { stageNames } from '../report/rule-page.ts';
import { wrap } from '../report/wrap.ts';
import type { Stage } from '../rules/define-rule.ts';
import { rules } from '../rules/index.ts';
import { oneOf, readArguments } from './arguments.ts';
import type { Command, Options } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import { Problem } from './problem.ts';
import { styled } from './style.ts';
import type { Terminal } from './terminal.ts';

const formats = ['text', 'json'] as const;
const stages = Object.keys(stageNames) as Stage[];

const options = {
  format: { type: 'string', default: 'text', short: 'f', argument: 'FORMAT', words: formats, says: 'text for people, json for programs' },
  stage: { type: 'string', argument: 'STAGE', words: stages, says: 'the rules of one stage only, such as token-request' },
} as const satisfies Options;

/** `pkce-inspector rules`: the catalogue. */
export const listRules: Command = {
  summary: 'list everything that is checked',
  usage: ['pkce-inspector rules'],
  about: 'Lists the rules by the stage of a sign-in that they are about. `pkce-inspector explain RULE` prints the page of one.',
  options,
  examples: [
    { line: 'pkce-inspector rules --stage token-request', says: 'what is checked of a token request' },
    { line: "pkce-inspector rules --format json | jq '.rules[].id'", says: 'their ids' },
  ],
  run,
};

function run(args: readonly string[], terminal: Terminal): ExitCode {
  const { values, positionals } = readArguments(args, options);
  if (positionals.length)
    throw new Problem(`rules takes no name. \`pkce-inspector explain ${positionals[0]}\` prints the page of one rule.`);
  const stage = values.stage === undefined ? undefined : oneOf('--stage', values.stage, stages);
  const chosen = stages.filter((each) => stage === undefined || each === stage);
  if (oneOf('--format', values.format, formats) === 'json') {
    const listed = rules
      .filter((rule) => chosen.includes(rule.stage))
      .map(({ id, stage, severity, title, why, fix, since, citations }) => ({ id, stage, severity, title, why, fix, since, citations }));
    terminal.out(`${JSON.stringify({ version: 1, rules: listed }, null, 2)}\n`);
  } else terminal.out(`${chosen.map((each) => stageText(each, terminal)).join('\n\n')}\n`);
  return 0;
}

function stageText(stage: Stage, terminal: Terminal): string {
  const style = styled(terminal.colour);
  const marks = { error: style.red('✗'), warning: style.yellow('▲'), note: style.dim('·') };
  const lines = rules
    .filter((rule) => rule.stage === stage)
    .map(({ id, severity, title }) => {
      const indent = ' '.repeat(40);
      const text = wrap(title, indent, Math.max(70, Math.min(terminal.columns, 110)));
      return id.length > 35
        ? `  ${marks[severity]} ${style.cyan(id)}\n${text}`
        : `  ${marks[severity]} ${style.cyan(id)}${text.slice(4 + id.length)}`;
    });
  return `${style.bold(stageNames[stage])}\n${lines.join('\n')}`;
}
