import { parseArgs } from 'node:util';
import type { Options } from './command.ts';
import { Problem } from './problem.ts';
import { nearest } from './words.ts';

/** Reads a subcommand's arguments; an unknown flag or a missing value becomes a sentence that names the nearest flag. */
export function readArguments<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new Problem(sentenceOf(error instanceof Error ? error.message : String(error), Object.keys(options)));
  }
}

function sentenceOf(message: string, names: readonly string[]): string {
  const flag = /'(--?[^' =]+)/.exec(message)?.[1] ?? 'that';
  if (/Unknown option/.test(message)) {
    const near = nearest(flag.replace(/^-+/, ''), names);
    return `There is no option ${flag}.${near ? ` Did you mean --${near}?` : ''} \`--help\` behind the command lists its options.`;
  }
  const long = /(--[a-z-]+)/.exec(message)?.[1] ?? flag;
  if (/argument missing/.test(message)) return `${long} needs a value after it.`;
  if (/does not take an argument/.test(message)) return `${long} takes no value.`;
  if (/ambiguous/.test(message)) return `${long} needs a value after it; one that begins with "-" is written ${long}=-….`;
  return `${message.split('. ')[0]}. \`pkce-inspector --help\` shows how options are written.`;
}

/** One of a list of words, or a sentence that lists them. */
export function oneOf<const Word extends string>(flag: string, value: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new Problem(`${flag} takes ${words.slice(0, -1).join(', ')} or ${words.at(-1)}, not "${value}".`);
  return found;
}

/** The words of an option that may be given several times, or once with commas. */
export const listed = (values: readonly string[] | undefined): string[] =>
  (values ?? []).flatMap((value) => value.split(',').map((word) => word.trim())).filter(Boolean);
