import { fromBase64, toHex, utf8 } from '../forensics/encodings.ts';
import { likeBase64, textOfBase64, textOfBytes } from './base64-text.ts';
import type { StandIns } from './stand-ins.ts';
import { type Budget, type View, viewsOf, wholeBudget } from './views.ts';

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** A secret is found by any piece of this length that it shares with a text; shorter ones only as a whole. */
const piece = 12;
const gram = 8;
/** Candidates that are looked at for one place. */
const mostCandidates = 16;

/** Replaces every known secret in a text. */
export type Replace = (text: string) => string;

/** Makes the function that finds the secrets in any text, however they are encoded there, and puts their stand-ins in place of them. */
export function replacer(standIns: StandIns): Replace {
  const index = indexOf(standIns);
  // A text is met again and again: under several views, and in several messages.
  const known = new Map<string, string>();
  const seen = new Map<string, Edit[]>();
  const replace = (text: string, budget: Budget): string => {
    if (text === '') return text;
    const key = keyOf(text, budget);
    const before = known.get(key);
    if (before !== undefined) return before;
    let { text: after, rest } = applied(text, edits(text, budget));
    // Two secrets overlapped: what is left of the second one is found once the first one is gone.
    for (let round = 0; rest && round < 3; round++) ({ text: after, rest } = applied(after, edits(after, budget)));
    known.set(key, after);
    return after;
  };

  function edits(text: string, budget: Budget): Edit[] {
    const key = keyOf(text, budget);
    const before = seen.get(key);
    if (before) return before;
    const found = [...whole(text), ...occurrences(text, index), ...namedValues(text, standIns), ...loneWords(text, standIns)];
    for (const { view, rest } of viewsOf(text, budget)) for (const edit of edits(view.text, rest)) found.push(inOriginal(edit, view, text));
    if (budget.base64 > 0) {
      const inText = (inner: string) => replace(inner, { ...budget, base64: budget.base64 - 1 });
      const inBytes = (bytes: string) => applied(bytes, occurrences(bytes, index)).text;
      for (const edit of encodedEdits(text, inText, inBytes)) found.push(edit);
    }
    const distinct = [...new Map(found.map((edit) => [`${edit.start} ${edit.end} ${edit.text}`, edit])).values()];
    seen.set(key, distinct);
    return distinct;
  }

  const whole = (text: string): Edit[] => {
    const standIn = standIns.all.get(text);
    return standIn === undefined ? [] : [{ start: 0, end: text.length, text: standIn }];
  };

  return (text) => {
    seen.clear();
    return replace(text, wholeBudget);
  };
}

const keyOf = (text: string, budget: Budget) => `${Object.values(budget).join('')}${text}`;

interface Entry {
  value: string;
  standIn: string;
  /** Whether pieces of it count as found; of a person's data only those that are no word of a language. */
  pieces: boolean;
  isPersonal: boolean;
}

interface Index {
  grams: Map<string, [entry: Entry, offset: number][]>;
}

function indexOf({ all, personal, kept }: StandIns): Index {
  const grams: Index['grams'] = new Map();
  const stays = new Set(
    kept.flatMap((text) => Array.from({ length: Math.max(0, text.length - gram + 1) }, (_, at) => text.slice(at, at + gram))),
  );
  for (const [value, standIn] of all) {
    if (value.length < gram || value === standIn) continue;
    const entry = { value, standIn, pieces: value.length === standIn.length, isPersonal: personal.has(value) };
    // The host of an email address is one that may be asked, too.
    const host = entry.isPersonal ? value.indexOf('@') : -1;
    const last = entry.pieces ? value.length - gram : 0;
    for (let offset = 0; offset <= last; offset++) {
      const key = value.slice(offset, offset + gram);
      // A stretch that stays, such as an address inside of a state, is no sign of the secret around it.
      if (offset > 0 && (key === standIn.slice(offset, offset + gram) || stays.has(key) || (host >= 0 && offset > host))) continue;
      const entries = grams.get(key);
      if (!entries) grams.set(key, [[entry, offset]]);
      else if (offset === 0) entries.unshift([entry, offset]);
      else if (entries.length < mostCandidates) entries.push([entry, offset]);
    }
  }
  return { grams };
}

/** Every place where a secret or a piece of one stands in the text as it is. */
function occurrences(text: string, { grams }: Index): Edit[] {
  const found: Edit[] = [];
  if (grams.size === 0) return found;
  for (let at = 0; at + gram <= text.length; at++) {
    const candidates = grams.get(text.slice(at, at + gram));
    if (!candidates) continue;
    let best: Edit | undefined;
    for (const [entry, offset] of candidates) {
      const length = sharedLength(text, at, entry.value, offset);
      const isWhole = offset === 0 && length === entry.value.length;
      if (!isWhole && !(entry.pieces && length >= piece)) continue;
      // A run of one character is no sign of anything.
      if (!isWhole && new Set(text.slice(at, at + length)).size < 4) continue;
      if (!isWhole && entry.isPersonal && /^\p{L}*$/u.test(text.slice(at, at + length))) continue;
      if (isWhole && length < piece && !standsAlone(text, at, at + length)) continue;
      const standIn = isWhole ? entry.standIn : entry.standIn.slice(offset, offset + length);
      if (!best || at + length > best.end) best = { start: at, end: at + length, text: standIn };
    }
    if (!best) continue;
    found.push(best);
    at = best.end - 1;
  }
  return found;
}

function sharedLength(text: string, at: number, value: string, offset: number): number {
  let length = gram;
  while (offset + length < value.length && text[at + length] === value[offset + length] && at + length < text.length) length++;
  return length;
}

/** Whether what stands at both ends is no continuation: a digit beside a digit, or a letter beside a letter. */
const standsAlone = (text: string, start: number, end: number) =>
  !continues(text[start - 1], text[start]) && !continues(text[end - 1], text[end]);
const continues = (one: string | undefined, other: string | undefined) =>
  one !== undefined && other !== undefined && [/[0-9]/, /[A-Za-z]/].some((kind) => kind.test(one) && kind.test(other));

const naming =
  /(?:^|[^\w.-])(?:name="([^"\r\n]{1,80})"(?:[^"\r\n<>]{0,80}\r?\n(?:[^\r\n]+\r?\n)*\r?\n|[^<>"]{0,80}value=")|([\w.[\]-]{1,80})["']?\s{0,4}[=:]\s{0,4}["']?)/gi;

/** Short secrets, which are found only behind the name that they were sent under: a PIN is not any four digits. */
function namedValues(text: string, { short }: StandIns): Edit[] {
  const found: Edit[] = [];
  if (short.size === 0) return found;
  naming.lastIndex = 0;
  for (let match = naming.exec(text); match; match = naming.exec(text)) {
    const start = match.index + match[0].length;
    // The next name may begin right behind this one's separator.
    naming.lastIndex = Math.max(match.index + 1, start - 1);
    const values = short.get((match[1] ?? match[2]!).toLowerCase());
    if (!values) continue;
    let best: Edit | undefined;
    for (const [value, standIn] of values) {
      const end = start + value.length;
      if (!text.startsWith(value, start) || /[A-Za-z0-9]/.test(text[end] ?? '')) continue;
      if (!best || end > best.end) best = { start, end, text: standIn };
    }
    if (best) found.push(best);
  }
  return found;
}

function loneWords(text: string, { alone }: StandIns): Edit[] {
  if (alone.size === 0) return [];
  return [...text.matchAll(/(?<![\w-])[\w-]{4,7}(?![\w-])/g)].flatMap(({ 0: word, index }) => {
    const standIn = alone.get(word);
    return standIn === undefined ? [] : [{ start: index, end: index + word.length, text: standIn }];
  });
}

const encodedRun = /[A-Za-z0-9+/_-]{8,}={0,2}/g;
const hexRun = /(?:[0-9a-f]{2}){8,}|(?:[0-9A-F]{2}){8,}/g;

/** Texts that stand in base64 or hex inside of this one, such as the parts of a JWT or of Basic credentials. */
function encodedEdits(text: string, replace: Replace, inBytes: Replace): Edit[] {
  const found: Edit[] = [];
  for (const { 0: run, index } of text.matchAll(encodedRun)) {
    for (const [skipped, part] of partsOf(run)) {
      const start = index + skipped;
      const inner = textOfBase64(part);
      const after = inner && replace(inner.text);
      if (inner && after !== inner.text)
        found.push({ start, end: start + inner.length, text: likeBase64(utf8(after!), part.slice(0, inner.length)) });
      else if (!inner && part.length >= 24) {
        const bytes = fromBase64(part);
        const now = bytes && changedBytes(bytes, inBytes);
        if (now) found.push({ start, end: start + part.length, text: likeBase64(now, part) });
      }
    }
  }
  for (const { 0: run, index } of text.matchAll(hexRun)) {
    const bytes = Uint8Array.from(run.match(/../g)!, (pair) => Number.parseInt(pair, 16));
    const inner = textOfBytes(bytes);
    const after = inner === undefined ? undefined : replace(inner);
    const now = after === undefined ? changedBytes(bytes, inBytes) : after === inner ? undefined : utf8(after);
    if (!now) continue;
    found.push({ start: index, end: index + run.length, text: run === run.toLowerCase() ? toHex(now) : toHex(now).toUpperCase() });
  }
  return found;
}

/** Bytes that are no text but hold a secret, such as those of a serialised message. */
function changedBytes(bytes: Uint8Array, replace: Replace): Uint8Array | undefined {
  let before = '';
  for (const byte of bytes) before += String.fromCharCode(byte);
  const after = replace(before);
  return after === before ? undefined : Uint8Array.from(after, (character) => character.charCodeAt(0));
}

/** A run of base64 characters, and what is behind each slash, which may be one of a path, or begins as JSON does. */
function* partsOf(run: string): Generator<[number, string]> {
  yield [0, run];
  let most = 8;
  for (const { index } of run.matchAll(/\/(?=[A-Za-z0-9])|.(?=eyJ)/g))
    if (run.length - index > 8 && most-- > 0) yield [index + 1, run.slice(index + 1)];
}

/** An edit of a decoded view told as an edit of the original, character by character, so that what did not change keeps its escape. */
function inOriginal(edit: Edit, view: View, original: string): Edit {
  const start = view.starts[edit.start]!;
  const end = view.ends[edit.end - 1]!;
  const before = view.text.slice(edit.start, edit.end);
  let text = '';
  if (edit.text.length !== before.length) {
    for (const character of edit.text) text += view.unescaped.test(character) ? character : view.escape(character);
    return { start, end, text };
  }
  for (let at = 0; at < before.length; at++) {
    const from = view.starts[edit.start + at]!;
    if (at > 0 && from === view.starts[edit.start + at - 1]) continue;
    const raw = original.slice(from, view.ends[edit.start + at]);
    const units = view.ends[edit.start + at] === view.ends[edit.start + at + 1] && view.starts[edit.start + at + 1] === from ? 2 : 1;
    const now = edit.text.slice(at, at + units);
    if (now === before.slice(at, at + units)) text += raw;
    else text += raw.length === 1 && view.unescaped.test(now) ? now : view.escape(now);
  }
  return { start, end, text };
}

/** Applies the edits; where two overlap the longer one counts, of two equally long ones the first found. */
function applied(text: string, edits: Edit[]): { text: string; rest: boolean } {
  let rest = false;
  const order = edits.map((edit, at) => ({ ...edit, at })).sort((a, b) => b.end - b.start - (a.end - a.start) || a.at - b.at);
  const chosen: Edit[] = [];
  const taken = new Uint8Array(text.length);
  for (const edit of order) {
    let free = true;
    for (let at = edit.start; free && at < edit.end; at++) free = taken[at] === 0;
    if (!free) {
      rest ||= taken[edit.start] === 0 || taken[edit.end - 1] === 0;
      continue;
    }
    taken.fill(1, edit.start, edit.end);
    chosen.push(edit);
  }
  chosen.sort((a, b) => a.start - b.start);
  let result = '';
  let at = 0;
  for (const edit of chosen) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return { text: result + text.slice(at), rest };
}
