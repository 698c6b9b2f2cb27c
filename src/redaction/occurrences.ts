import type { Edit } from './edits.ts';
import { type PrefixHashes, prefixHashes } from './prefix-hashes.ts';
import type { StandIns } from './stand-ins.ts';

/** A secret is found by any piece of this length that it shares with a text; shorter ones only as a whole. */
const piece = 12;
const gram = 8;
/** Candidates that are looked at for one place. */
const mostCandidates = 16;
/** A piece has to show within so many characters that it is a sign of its secret: one that repeats itself is met at each place anew. */
const telling = 64;

interface Entry {
  value: string;
  standIn: string;
  /** Whether pieces of it count as found; of a person's data only those that are no word of a language. */
  pieces: boolean;
  isPersonal: boolean;
  /** Of a long value that the text began like: to tell at once that it goes on otherwise. */
  hash?: number;
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
  const stands = wholeIn(text);
  for (let at = 0; at + gram <= text.length; at++) {
    const candidates = grams.get(text.slice(at, at + gram));
    if (!candidates) continue;
    let best: Edit | undefined;
    const isSign = isVaried(text, at);
    for (const [entry, offset] of candidates) {
      const isWhole = offset === 0 && stands(entry, at);
      const length = isWhole ? entry.value.length : isSign ? pieceLength(text, at, entry, offset) : 0;
      if (length === 0) continue;
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

/** Whether a whole value stands at a place of the text. Of values and texts that repeat themselves each place may be a beginning, so all of it is compared only where it is equal. */
function wholeIn(text: string): (entry: Entry, at: number) => boolean {
  let hashes: PrefixHashes | undefined;
  return (entry, at) => {
    const { value } = entry;
    if (value.length > telling) {
      if (at + value.length > text.length || !text.startsWith(value.slice(0, telling), at)) return false;
      hashes ??= prefixHashes(text);
      entry.hash ??= prefixHashes(value).of(0, value.length);
      if (hashes.of(at, value.length) !== entry.hash) return false;
    }
    return text.startsWith(value, at);
  };
}

/** Whether there are four different characters: a run of one is no sign of anything. */
function isVaried(text: string, at: number, end = Math.min(text.length, at + telling)): boolean {
  const characters = new Set<string>();
  for (let each = at; each < end && characters.size < 4; each++) characters.add(text[each]!);
  return characters.size === 4;
}

/** How far the text goes with a secret from there on; 0 when that is no sign of it. */
function pieceLength(text: string, at: number, { value, pieces, isPersonal }: Entry, offset: number): number {
  if (!pieces) return 0;
  const most = Math.min(value.length - offset, text.length - at);
  const extend = (from: number, to: number) => {
    let length = from;
    while (length < to && text[at + length] === value[offset + length]) length++;
    return length;
  };
  const length = extend(gram, Math.min(most, telling));
  // A word of a language is no sign of a person.
  if (length < piece || !isVaried(text, at, at + length) || (isPersonal && /^\p{L}*$/u.test(text.slice(at, at + length)))) return 0;
  return length < telling ? length : extend(length, most);
}

/** Whether what stands at both ends is no continuation: a digit beside a digit, or a letter beside a letter or beside the underscore of a longer name, as in `redirect_uri`. */
const standsAlone = (text: string, start: number, end: number) =>
  !continues(text[start - 1], text[start]) && !continues(text[end - 1], text[end]);
const continues = (one: string | undefined, other: string | undefined) =>
  one !== undefined &&
  other !== undefined &&
  ([/[0-9]/, /[A-Za-z]/].some((kind) => kind.test(one) && kind.test(other)) || /^_[a-z]$|^[a-z]_$/.test(one + other));
