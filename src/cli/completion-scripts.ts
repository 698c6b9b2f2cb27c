import type { Command, Option } from './command.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

type Commands = Readonly<Record<string, Command>>;

/** The completion script of a shell, made from the commands themselves. */
export const completionFor = (shell: Shell, commands: Commands): string => ({ bash, zsh, fish })[shell](commands);

const flagsOf = ({ options }: Command) => Object.entries(options) as [string, Option][];
const operandsOf = ({ operands }: Command) => (typeof operands === 'function' ? operands() : []);

function bash(commands: Commands): string {
  const cases = Object.entries(commands).map(([name, command]) => {
    const values = flagsOf(command).flatMap(([flag, option]) => {
      const pattern = `--${flag}${option.short === undefined ? '' : `|-${option.short}`}`;
      if (option.words) return [`        ${pattern}) words='${option.words.join(' ')}' ;;`];
      if (option.isFile) return [`        ${pattern}) files=1 ;;`];
      return option.type === 'string' ? [`        ${pattern}) return ;;`] : [];
    });
    const rest = [...operandsOf(command), ...flagsOf(command).map(([flag]) => `--${flag}`), '--help'].join(' ');
    return `    ${name})
      case "$before" in
${values.join('\n')}
        *) words='${rest}'${command.operands === 'files' ? '; files=1' : ''} ;;
      esac ;;`;
  });
  return `# bash completion for pkce-inspector
_pkce_inspector() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words='' files=''
  COMPREPLY=()
  # bash makes three words of --flag=value: the flag, the equals sign and the value.
  if [ "$word" = = ]; then word=''; elif [ "$before" = = ]; then before="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${Object.keys(commands).join(' ')} help --help --version' -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    help) words='${Object.keys(commands).join(' ')}' ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  if [ -n "$files" ] && [ "\${word#-}" = "$word" ]; then
    local IFS=$'\\n'
    COMPREPLY+=($(compgen -f -- "$word"))
    compopt -o filenames 2>/dev/null
  fi
}
complete -F _pkce_inspector pkce-inspector
`;
}

function zsh(commands: Commands): string {
  const list = Object.entries(commands).map(([name, { summary }]) => `    ${quoted(`${name}:${summary}`)}`);
  const cases = Object.entries(commands).map(([name, command]) => {
    const flags = flagsOf(command).map(([flag, option]) => {
      const value = option.words
        ? `:value:(${option.words.join(' ')})`
        : option.isFile
          ? ':file:_files'
          : option.type === 'string'
            ? ':value: '
            : '';
      const many = option.multiple ? '*' : '';
      return `        ${quoted(`${many}--${flag}${value && '='}[${option.says.replace(/[[\]:]/g, ' ')}]${value}`)}`;
    });
    const rest =
      command.operands === 'files'
        ? `'*:recording:_files'`
        : operandsOf(command).length
          ? quoted(`*:name:(${operandsOf(command).join(' ')})`)
          : '';
    return `    ${name})\n      _arguments ${[...flags.map((flag) => flag.trim()), rest].filter(Boolean).join(' \\\n        ')} ;;`;
  });
  return `#compdef pkce-inspector
_pkce_inspector() {
  local -a commands
  commands=(
${list.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
    help) _describe command commands ;;
  esac
}
compdef _pkce_inspector pkce-inspector
`;
}

function fish(commands: Commands): string {
  const names = Object.keys(commands).join(' ');
  const lines = Object.entries(commands).flatMap(([name, command]) => [
    `complete -c pkce-inspector -f -n "not __fish_seen_subcommand_from ${names}" -a ${name} -d ${quoted(command.summary)}`,
    ...flagsOf(command).map(([flag, option]) => {
      const value = option.words
        ? ` -x -a ${quoted(option.words.join(' '))}`
        : option.isFile
          ? ' -r -F'
          : option.type === 'string'
            ? ' -x'
            : '';
      const short = option.short === undefined ? '' : ` -s ${option.short}`;
      return `complete -c pkce-inspector -n "__fish_seen_subcommand_from ${name}" -l ${flag}${short}${value} -d ${quoted(option.says)}`;
    }),
    ...(command.operands === 'files' ? [`complete -c pkce-inspector -F -n "__fish_seen_subcommand_from ${name}"`] : []),
    ...(operandsOf(command).length
      ? [`complete -c pkce-inspector -f -n "__fish_seen_subcommand_from ${name}" -a ${quoted(operandsOf(command).join(' '))}`]
      : []),
  ]);
  return `# fish completion for pkce-inspector\n${lines.join('\n')}\n`;
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
