const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Bytes with a view of them as 32-bit words, for looking at four bytes at once. */
export interface Window {
  bytes: Uint8Array;
  words: Int32Array;
}

/** A window on a chunk; the chunk is copied only where it does not begin on a word's boundary. */
export function windowOn(chunk: Uint8Array): Window {
  const bytes = chunk.byteOffset % 4 === 0 ? chunk : Uint8Array.from(chunk);
  return { bytes, words: new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2) };
}

/**
 * Position of the quote that ends the JSON string whose content begins at `from`, or -1 when it is not in this window.
 * `odd` says that the window before ended within the string, after an odd number of backslashes.
 */
export function endOfString({ bytes, words }: Window, from: number, odd: boolean): number {
  const to = bytes.length;
  const last = words.length;
  const wordsEnd = last << 2;
  let at = from;
  // Byte by byte to a word's boundary, then word by word, then byte by byte again: the same loop for both ends, so that it is compiled once.
  let stop = (from + 19) & ~3;
  if (stop > to) stop = to;
  for (;;) {
    for (; at < stop; at++) if (bytes[at] === QUOTE && !isEscaped(bytes, at, from, odd)) return at;
    if (stop === to) return -1;
    for (let word = at >> 2; word < last; word++) {
      const four = words[word]!;
      const quotes = bytesEqual(four, 0x22222222);
      if (quotes === 0) continue;
      // Quotes after a single backslash are most of what a script holds; those after two or more are looked at one by one.
      const before = words[word - 1]!;
      const once = bytesEqual((four << 8) | (before >>> 24), 0x5c5c5c5c);
      const twice = bytesEqual((four << 16) | (before >>> 16), 0x5c5c5c5c);
      if ((quotes & (~once | twice)) === 0) continue;
      at = word << 2;
      for (let end = at + 4; at < end; at++) if (bytes[at] === QUOTE && !isEscaped(bytes, at, from, odd)) return at;
    }
    at = wordsEnd;
    stop = to;
  }
}

/** Has the high bit of each byte set that equals the byte of `pattern`, and no other bit (Hacker's Delight, §6-1). */
function bytesEqual(word: number, pattern: number): number {
  const difference = word ^ pattern;
  return ~(((difference & 0x7f7f7f7f) + 0x7f7f7f7f) | difference | 0x7f7f7f7f);
}

/** Whether an odd number of backslashes stands before a position of a string whose content begins at `from`. */
export function isEscaped(bytes: Uint8Array, at: number, from: number, odd: boolean): boolean {
  let before = at - 1;
  while (before >= from && bytes[before] === BACKSLASH) before--;
  const run = at - 1 - before;
  return (run & 1) === 1 ? !(before < from && odd) : before < from && odd;
}

/** Whether a window ends within a string, whose content goes on at `from`, after an odd number of backslashes. */
export function endsOdd(bytes: Uint8Array, from: number, odd: boolean): boolean {
  return isEscaped(bytes, bytes.length, from, odd);
}

/** A copy of a stretch of bytes. (`slice` is no copy where the bytes are a Node Buffer.) */
export const copyOf = (bytes: Uint8Array, from = 0, to = bytes.length): Uint8Array => new Uint8Array(bytes.subarray(from, to));

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of bytes as UTF-8; invalid bytes become U+FFFD, as in every reader of JSON text. */
export const textOfBytes = (bytes: Uint8Array): string => decoder.decode(bytes);

/** A stretch of bytes, without the cost of a view of it. */
export interface Span {
  bytes: Uint8Array;
  from: number;
  to: number;
}

/** Whether a span has a backslash, and so an escape. */
export function hasEscape({ bytes, from, to }: Span): boolean {
  for (let at = from; at < to; at++) if (bytes[at] === BACKSLASH) return true;
  return false;
}

/** The text of a JSON string's content, of which the end may be missing; undefined where it is no string of JSON. */
export function textOfContent(span: Span, isWhole: boolean): string | undefined {
  const short = isWhole ? shortText(span) : undefined;
  if (short !== undefined) return short;
  const content = span.bytes.subarray(span.from, span.to);
  let end = content.length;
  if (!isWhole) {
    // Step back over a character or an escape that the cut may have halved.
    while (end > 0 && (content[end - 1]! & 0xc0) === 0x80) end--;
    if (end > 0 && content[end - 1]! >= 0xc0) end--;
    for (let back = Math.max(0, end - 6); back < end; back++) {
      if (content[back] !== BACKSLASH || isEscaped(content, back, 0, false)) continue;
      if (back + (content[back + 1] === 0x75 ? 6 : 2) > end) end = back;
    }
  }
  const text = textOfBytes(content.subarray(0, end));
  if (!text.includes('\\')) return text;
  try {
    return JSON.parse(`"${text}"`);
  } catch {
    return undefined;
  }
}

/** The text of a few letters and digits, for which a decoder costs more than it does; undefined for anything else. */
function shortText({ bytes, from, to }: Span): string | undefined {
  if (to - from > 12) return undefined;
  let text = '';
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x80 || byte === BACKSLASH) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}

/** The pieces one after the other. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
