import type { Edit } from './edits.ts';
import type { StandIns } from './stand-ins.ts';

/** A secret is found by any piece of this length that it shares with a text; shorter ones only as a whole. */
const piece = 12;
const gram = 8;
/** Candidates that are looked at for one place. */
const mostCandidates = 16;

interface Entry {
  value: string;
  standIn: string;
  /** Whether pieces of it count as found; of a person's data only those that are no word of a language. */
  pieces: boolean;
  isPersonal: boolean;
}

/** The secrets by every stretch of eight characters that they have. */
export interface Index {
  grams: Map<string, [entry: Entry, offset: number][]>;
}

/** The index of all that is long enough to be looked for anywhere. */
export function indexOf({ all, personal, kept }: StandIns): Index {
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
export function occurrences(text: string, { grams }: Index): Edit[] {
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
