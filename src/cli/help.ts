import type { Style } from '../report/text.ts';
import { wrap } from '../report/wrap.ts';
import type { Command, Option } from './command.ts';

const widest = 96;

/** What `pkce-inspector --help` shows: what this is, and its commands. */
export function overview(commands: Readonly<Record<string, Command>>, style: Style, columns: number): string {
  const width = Math.min(columns - 1, widest);
  const names = Object.keys(commands);
  const column = Math.max(...names.map((name) => name.length)) + 4;
  return page([
    wrap('pkce-inspector tells why an OAuth 2.0 Authorization Code + PKCE sign-in fails, and proves it.', '', width),
    section(
      'Commands',
      names.map((name) => row(style.cyan(name), name.length, commands[name]!.summary, column, width)),
      style,
    ),
    section(
      'Examples',
      ['check', 'pkce'].flatMap((name) => commands[name]?.examples.slice(0, 1) ?? []).map(({ line }) => `  ${line}`),
      style,
    ),
    section(
      'Exit code',
      ['0  nothing wrong', '1  something is wrong (see --fail-on)', '2  it could not run, or could not read everything'].map(
        (line) => `  ${line}`,
      ),
      style,
    ),
    wrap('`pkce-inspector help COMMAND` explains one command. Nothing leaves this machine: no request is made.', '', width),
  ]);
}

/** What `pkce-inspector help COMMAND` shows. */
export function commandHelp(name: string, command: Command, style: Style, columns: number): string {
  const width = Math.min(columns - 1, widest);
  const options = Object.entries(command.options);
  const heads = options.map(([flag, option]) => head(flag, option));
  const column = Math.min(32, Math.max(0, ...heads.map((text) => text.length)) + 4);
  return page([
    wrap(`pkce-inspector ${name}: ${command.summary}`, '', width).replace(`pkce-inspector ${name}`, style.bold(`pkce-inspector ${name}`)),
    section(
      'Usage',
      command.usage.map((line) => `  ${line}`),
      style,
    ),
    wrap(command.about, '', width),
    section(
      'Options',
      options.map(([, option], at) => row(style.cyan(heads[at]!), heads[at]!.length, saying(option), column, width)),
      style,
    ),
    section(
      'Examples',
      command.examples.flatMap(({ line, says }) => [style.dim(`  # ${says}`), `  ${line}`]),
      style,
    ),
  ]);
}

const page = (parts: readonly string[]) => `${parts.filter(Boolean).join('\n\n')}\n`;

const section = (title: string, lines: readonly string[], style: Style) =>
  lines.length ? `${style.bold(title)}\n${lines.join('\n')}` : '';

const head = (flag: string, { short, argument }: Option) =>
  `${short === undefined ? '    ' : `-${short}, `}--${flag}${argument === undefined ? '' : ` ${argument}`}`;

const saying = ({ says, default: standard }: Option) => (typeof standard === 'string' ? `${says} (default: ${standard})` : says);

/** A name and what it is for; `length` is the name's own, without its colours. */
function row(name: string, length: number, text: string, column: number, width: number): string {
  const indent = ' '.repeat(column + 2);
  const lines = wrap(text, indent, Math.max(width, column + 30));
  return length + 2 > column ? `  ${name}\n${lines}` : `  ${name}${' '.repeat(column - length)}${lines.slice(indent.length)}`;
}
