import { asideWords } from './aside-words.ts';

/** A sentence that several rules say beside their own messages, with what it leaves open filled in. */
export const aside = (name: string, values: Readonly<Record<string, string>> = {}): string =>
  asideWords[name]!.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
