import { parseArgs } from 'node:util';
import { Problem } from './problem.ts';

type Options = NonNullable<Parameters<typeof parseArgs>[0]>['options'] & {};

/** Reads a subcommand's arguments; an unknown flag or a missing value becomes a sentence that names the nearest flag. */
export function readArguments<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const flag = /'(--?[^' ]+)/.exec(message)?.[1];
    const near = flag && Object.keys(options).find((name) => isNear(name, flag.replace(/^-+/, '')));
    if (/Unknown option/.test(message))
      throw new Problem(`There is no option ${flag}.${near ? ` Did you mean --${near}?` : ''} \`pkce-inspector --help\` lists them all.`);
    throw new Problem(`${message.split('. ')[0]}. \`pkce-inspector --help\` shows how options are written.`);
  }
}

/** One of a list of words, or a sentence that lists them. */
export function oneOf<const Word extends string>(flag: string, value: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new Problem(`${flag} takes ${words.slice(0, -1).join(', ')} or ${words.at(-1)}, not "${value}".`);
  return found;
}

function isNear(name: string, typed: string): boolean {
  if (name.startsWith(typed) || typed.startsWith(name)) return true;
  const shared = [...new Set(typed)].filter((letter) => name.includes(letter)).length;
  return Math.abs(name.length - typed.length) <= 2 && shared >= name.length - 2 && name[0] === typed[0];
}
