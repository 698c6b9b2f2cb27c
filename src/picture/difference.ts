import type { Comparison } from '../diagnosis/diagnosis.ts';
import { isHidden, nameOf } from './visible.ts';

/** A stretch of two aligned values; one side is empty where only the other has something. */
export interface Run {
  same: boolean;
  expected: string;
  observed: string;
}

/** What a difference is called: an id of a sentence, with the text that fills it. */
export interface Note {
  id:
    | 'slash_added'
    | 'slash_missing'
    | 'padding_added'
    | 'padding_missing'
    | 'alphabet'
    | 'case'
    | 'invisible'
    | 'scheme'
    | 'port'
    | 'encoded'
    | 'cut'
    | 'longer'
    | 'everything'
    | 'some';
  detail?: string;
}

export interface Difference {
  runs: Run[];
  notes: Note[];
}

/** Longest middle part that is aligned character by character; beyond it the whole of it counts as differing. */
const alignable = 400;

/** The difference of two values that are a cause. Letters that the names of two servers share tell nothing. */
export const differenceOf = ({ name, expected, observed }: Comparison): Difference =>
  difference(expected.value, observed.value, name !== 'server');

/** Lays two values over each other and names what tells them apart. */
export function difference(expected: string, observed: string, inside = true): Difference {
  if (expected === observed) return { runs: expected ? [{ same: true, expected, observed }] : [], notes: [] };
  const [head, tail] = commonEnds(expected, observed);
  const [mine, theirs] = [expected, observed].map((text) => text.slice(head, text.length - tail)) as [string, string];
  const middle = inside ? align(mine, theirs) : [{ same: false, expected: mine, observed: theirs }];
  const common = (text: string): Run[] => (text ? [{ same: true, expected: text, observed: text }] : []);
  const runs = [...common(expected.slice(0, head)), ...middle, ...common(expected.slice(expected.length - tail))];
  return { runs, notes: notesOf(expected, observed, runs) };
}

/** Lengths of the common beginning and end, never cutting a surrogate pair apart. */
function commonEnds(a: string, b: string): [number, number] {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  if (head > 0 && /[\ud800-\udbff]/.test(a[head - 1]!)) head--;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  if (tail > 0 && /[\udc00-\udfff]/.test(a[a.length - tail]!)) tail--;
  return [head, tail];
}

function align(expected: string, observed: string): Run[] {
  const whole: Run[] = [{ same: false, expected, observed }];
  if (expected.length > 2 * alignable || observed.length > 2 * alignable) return whole;
  const a = [...expected];
  const b = [...observed];
  if (!a.length || !b.length || a.length > alignable || b.length > alignable) return whole;
  const shorter = Math.min(a.length, b.length);
  if (a.length === b.length) {
    const equal = a.filter((character, i) => character === b[i]).length;
    if (equal * 2 >= shorter || shorter <= 2) return joined(a.map((character, i) => [character, b[i]!]));
  }
  const runs = joined(longestCommon(a, b));
  const alike = runs.filter(({ same }) => same).map(({ expected: text }) => text.length);
  const sum = alike.reduce((total, length) => total + length, 0);
  // Letters that two unrelated texts happen to share, one here and one there, explain nothing.
  return sum * 2 >= shorter && sum >= 3 * alike.length ? runs : whole;
}

/** Aligns by the longest common subsequence; a side without a partner is the empty text. */
function longestCommon(a: string[], b: string[]): [string, string][] {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] =
        a[i] === b[j] ? table[(i + 1) * width + j + 1]! + 1 : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
  const pairs: [string, string][] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) pairs.push([a[i++]!, b[j++]!]);
    else if (j >= b.length || (i < a.length && table[(i + 1) * width + j]! >= table[i * width + j + 1]!)) pairs.push([a[i++]!, '']);
    else pairs.push(['', b[j++]!]);
  }
  return pairs;
}

function joined(pairs: [string, string][]): Run[] {
  const runs: Run[] = [];
  for (const [expected, observed] of pairs) {
    const same = expected === observed;
    const last = runs.at(-1);
    if (last?.same === same) {
      last.expected += expected;
      last.observed += observed;
    } else runs.push({ same, expected, observed });
  }
  return runs;
}

function notesOf(expected: string, observed: string, runs: Run[]): Note[] {
  // Where one of the two is not there, no name for a difference tells more.
  if (!expected || !observed) return [{ id: 'everything' }];
  const differing = runs.filter(({ same }) => !same);
  const added = differing.map((run) => run.observed).join('');
  const gone = differing.map((run) => run.expected).join('');
  const odd = [...new Set([...(added.slice(0, 2000) + gone.slice(0, 2000))].filter(isHidden))].map(nameOf);
  const notes: Note[] = [];
  if (expected.replace(/\/$/, '') === observed.replace(/\/$/, '')) notes.push({ id: added ? 'slash_added' : 'slash_missing' });
  else if (expected.replace(/(?<!=)=+$/, '') === observed.replace(/(?<!=)=+$/, ''))
    notes.push({ id: added ? 'padding_added' : 'padding_missing', detail: added || gone });
  else if (urlAlphabet(expected) === urlAlphabet(observed)) notes.push({ id: 'alphabet', detail: [...new Set(added)].join(' ') });
  else if (expected.toLowerCase() === observed.toLowerCase()) notes.push({ id: 'case', detail: shortened(added) });
  else if (decodesTo(observed, expected) || decodesTo(expected, observed)) notes.push({ id: 'encoded' });
  else if (expected.replace(/^https?:/, '') === observed.replace(/^https?:/, '')) notes.push({ id: 'scheme' });
  else if (withoutPort(expected) === withoutPort(observed)) notes.push({ id: 'port' });
  else if (expected.startsWith(observed)) notes.push({ id: 'cut', detail: String(gone.length) });
  else if (observed.startsWith(expected) && !odd.length) notes.push({ id: 'longer', detail: String(added.length) });
  if (odd.length) notes.push({ id: 'invisible', detail: odd.slice(0, 3).join(', ') });
  if (!notes.length) notes.push(runs.some(({ same, expected: text }) => same && text.length > 4) ? { id: 'some' } : { id: 'everything' });
  return notes;
}

const urlAlphabet = (text: string) =>
  text
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/(?<!=)=+$/, '');
const withoutPort = (url: string) => url.replace(/^([a-z][a-z0-9+.-]*:\/\/[^/?#]*?):\d+/i, '$1');
const shortened = (text: string) => (text.length > 12 ? `${text.slice(0, 12)}…` : text);

function decodesTo(encoded: string, plain: string): boolean {
  if (!encoded.includes('%')) return false;
  try {
    return decodeURIComponent(encoded) === plain;
  } catch {
    return false;
  }
}

/** Columns that the room round the marked characters takes. */
export const frameColumns = (runs: readonly Run[]): number => Math.ceil(runs.filter(({ same }) => !same).length / 2);

/** Whether two aligned values are longer than their room, so that a part of them is not shown. */
export const isFolded = (runs: readonly Run[], columns: number): boolean =>
  runs.reduce((sum, { same, expected, observed }) => sum + (same ? expected.length : Math.max(expected.length, observed.length)), 0) +
    frameColumns(runs) >
  columns;

/** Shortens the stretches that are the same to what fits around the differing ones, so that those are on screen whatever the length. */
export function folded(runs: readonly Run[], columns: number): Run[] {
  const differing = runs.reduce((sum, run) => sum + (run.same ? 0 : Math.max(run.expected.length, run.observed.length)), 0);
  const whole = runs.reduce((sum, run) => sum + (run.same ? run.expected.length : 0), differing);
  if (whole <= columns) return [...runs];
  const alike = runs.filter(({ same }) => same).length;
  const room = Math.max(6, Math.floor((columns - Math.min(differing, columns / 2)) / Math.max(1, alike)));
  const last = runs.length - 1;
  return runs.map((run, i) => {
    if (!run.same) return { same: false, expected: cut(run.expected, columns), observed: cut(run.observed, columns) };
    const text = run.expected;
    if (text.length <= room) return run;
    const keep = i === 0 ? `…${text.slice(1 - room)}` : i === last ? `${text.slice(0, room - 1)}…` : ends(text, room);
    return { same: true, expected: keep, observed: keep };
  });
}

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, Math.max(1, most - 1))}…` : text);
const ends = (text: string, room: number) => `${text.slice(0, Math.floor(room / 2))}…${text.slice(text.length - Math.ceil(room / 2) + 1)}`;
