import { readFileSync } from 'node:fs';
import type { checkSignatures } from '../flow/signatures.ts';
import { rules } from '../rules/index.ts';
import { Problem } from './problem.ts';
import { nearest } from './words.ts';

/** A JSON Web Key Set, RFC 7517 §5. */
export type KeySet = NonNullable<Parameters<typeof checkSignatures>[1]>[number];

/** The ids given by --only or --ignore, each of which must be a rule. */
export function ruleIds(flag: string, ids: readonly string[]): string[] {
  const known = rules.map(({ id }) => id);
  for (const id of ids) {
    if (known.includes(id)) continue;
    const near = nearest(id, known);
    throw new Problem(`${flag}: there is no rule "${id}".${near ? ` Did you mean ${near}?` : ''} \`pkce-inspector rules\` lists them all.`);
  }
  return [...ids];
}

/** A number of seconds above zero. */
export function seconds(flag: string, value: string): number {
  const number = Number(value);
  if (!(number > 0 && number < Number.POSITIVE_INFINITY)) throw new Problem(`${flag} takes a number of seconds, not "${value}".`);
  return number;
}

/** Milliseconds since the Unix epoch of an ISO 8601 time. */
export function time(flag: string, value: string): number {
  const at = /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw new Problem(`${flag} takes a time such as 2026-11-22T10:00:00Z, not "${value}".`);
  return at;
}

/** The document in a JSON file that an option names. */
export function jsonFile(flag: string, file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new Problem(`${flag}: ${file} ${code === 'ENOENT' ? 'does not exist' : `could not be read (${code ?? error})`}.`);
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new Problem(`${flag}: ${file} is not JSON.`);
  }
}

/** The key set of --jwks. */
export function keySet(file: string): KeySet {
  const document = jsonFile('--jwks', file);
  const isKeySet =
    isObject(document) && Array.isArray(document.keys) && document.keys.every((key) => isObject(key) && typeof key.kty === 'string');
  if (!isKeySet) throw new Problem(`--jwks: ${file} is no JSON Web Key Set, which is an object with a list "keys" (RFC 7517 §5).`);
  return document as unknown as KeySet;
}

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
