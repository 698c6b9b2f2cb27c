import { shapeOfVerifier } from '../forensics/shape.ts';
import { addressesIn, uuid } from './shapes.ts';

/** Draws a number from 0 up to, and without, the given one. */
export type Draw = (below: number) => number;

const alphabets: [RegExp, string][] = [
  [/[a-z]/, 'abcdefghijklmnopqrstuvwxyz'],
  [/[A-Z]/, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  [/[0-9]/, '0123456789'],
];
const hexAlphabets: [RegExp, string][] = [
  [/[a-f]/, 'abcdef'],
  [/[A-F]/, 'ABCDEF'],
  [/[0-9]/, '0123456789'],
];
const latin = 'àáâãäåæçèéêëìíîïñòóôõöøùúûüý';

/** A random character of the same kind and of the same length in UTF-8; what is no letter or digit stays. */
export function drawLike(character: string, isHex: boolean, draw: Draw): string {
  const alphabet = (isHex ? hexAlphabets : alphabets).find(([kind]) => kind.test(character))?.[1];
  if (alphabet) return alphabet[draw(alphabet.length)]!;
  if (!/[^\x00-\x7f]/.test(character) || !/\p{L}/u.test(character)) return character;
  const code = character.codePointAt(0)!;
  if (code < 0x800) return latin[draw(latin.length)]!;
  return code > 0xffff ? String.fromCodePoint(0x20000 + draw(4096)) : String.fromCodePoint(0x4e00 + draw(4096));
}

/** Which characters of a value stay as they are, because the diagnosis looks at them and they give nothing away. */
export function staying(value: string, kept: readonly string[], words?: RegExp): boolean[] {
  const stays = new Array<boolean>(value.length).fill(false);
  const keep = (index: number, length: number) => stays.fill(true, index, index + length);
  for (const { index, length } of addressesIn(value)) keep(index, length);
  for (const { 0: run, index } of value.matchAll(/%(?:25)*[0-9a-f]{2}/gi)) keep(index, run.length);
  // What follows a code in its address is sometimes taken along, with the names of its parameters.
  for (const { 0: run, index } of value.matchAll(/[?&#;](?:scope=[^&#]*|[a-z][a-z_]{1,30}(?==))/g)) keep(index, run.length);
  // What a URN names before its last part is the same for everybody (RFC 9126 §2.2).
  keep(0, /^urn:[a-z0-9-]+:(?:[a-z0-9_-]+:)*/i.exec(value)?.[0].length ?? 0);
  for (const text of kept) for (let at = value.indexOf(text); at >= 0; at = value.indexOf(text, at + 1)) keep(at, text.length);
  if (words) for (const { 0: word, index } of value.matchAll(words)) keep(index, word.length);
  const id = uuid.exec(value);
  // Version and variant say how a UUID was made.
  if (id) for (const at of [14, 19]) keep(at, 1);
  if (/^1\d{9}(?:\d{3})?$/.test(value)) keep(0, value.length);
  return stays;
}

/** Which characters stand in a run of hexadecimal digits, or in a value of nothing else, whose stand-in has to be hexadecimal too. */
export function hexadecimal(value: string): boolean[] {
  const hex = new Array<boolean>(value.length).fill(false);
  for (const { 0: run, index } of value.matchAll(/^(?:[0-9a-f]+|[0-9A-F]+)$|[0-9a-f-]{16,}|[0-9A-F-]{16,}/g))
    hex.fill(true, index, index + run.length);
  return hex;
}

/** Words that give a verifier away as made by hand. */
export const handmade = /abc123|abcdefgh|12345678|challenge|verifier|password|secret|qwerty|lorem/gi;

/** Signs that a value can be guessed: its stand-in has to show the same ones. */
export function signsOf(value: string): string {
  const distinct = new Set(value).size;
  return [
    ...shapeOfVerifier(value).lowEntropy,
    distinct <= 10 ? distinct : '',
    stepsUp(value) ? 'counts up' : '',
    /^(?:[0-9a-f]+|[0-9A-F]+)$/.test(value),
  ].join('|');
}

function stepsUp(value: string): boolean {
  let steps = 0;
  for (let at = 1; at < value.length; at++) if (value.charCodeAt(at) - value.charCodeAt(at - 1) === 1) steps++;
  return value.length > 8 && steps > value.length * 0.6;
}

/**
 * Every letter and digit exchanged for another one throughout, or moved on where the value counts up: what repeats or counts still does.
 * What some characters are exchanged for may be `fixed`, wherever they stand.
 */
export function shifted(value: string, stays: readonly boolean[], draw: Draw, fixed: ReadonlyMap<string, string>): string {
  const isHex = hexadecimal(value).some(Boolean);
  const used = isHex ? hexAlphabets : alphabets;
  const step = 1 + draw(5);
  const exchanged = used.map(([, alphabet]) =>
    stepsUp(value) ? [...alphabet].map((_, at) => alphabet[(at + step) % alphabet.length]!) : shuffled([...alphabet], draw, fixed),
  );
  return [...Array(value.length).keys()]
    .map((at) => {
      const kind = stays[at] ? -1 : used.findIndex(([pattern]) => pattern.test(value[at]!));
      return kind < 0 ? value[at]! : exchanged[kind]![used[kind]![1].indexOf(value[at]!)]!;
    })
    .join('');
}

function shuffled(alphabet: readonly string[], draw: Draw, fixed: ReadonlyMap<string, string>): string[] {
  const characters = [...alphabet];
  const swap = (one: number, other: number) => {
    [characters[one], characters[other]] = [characters[other]!, characters[one]!];
  };
  for (let at = characters.length - 1; at > 0; at--) swap(at, draw(at + 1));
  for (const [from, to] of fixed)
    if (alphabet.includes(from) && alphabet.includes(to)) swap(alphabet.indexOf(from), characters.indexOf(to));
  return characters;
}
