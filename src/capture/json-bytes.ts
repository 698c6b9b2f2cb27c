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
  const head = Math.min(to, (from + 19) & ~3);
  for (let at = from; at < head; at++) if (bytes[at] === QUOTE && !isEscaped(bytes, at, from, odd)) return at;
  const last = words.length;
  for (let word = head >> 2; word < last; word++) {
    // A byte of the word is a quote exactly when this is not zero (the null-byte test of Hacker's Delight, §6-1).
    const difference = words[word]! ^ 0x22222222;
    if (((difference - 0x01010101) & ~difference & 0x80808080) === 0) continue;
    const at = word << 2;
    if (bytes[at] === QUOTE && !isEscaped(bytes, at, from, odd)) return at;
    if (bytes[at + 1] === QUOTE && !isEscaped(bytes, at + 1, from, odd)) return at + 1;
    if (bytes[at + 2] === QUOTE && !isEscaped(bytes, at + 2, from, odd)) return at + 2;
    if (bytes[at + 3] === QUOTE && !isEscaped(bytes, at + 3, from, odd)) return at + 3;
  }
  for (let at = Math.max(head, last << 2); at < to; at++) if (bytes[at] === QUOTE && !isEscaped(bytes, at, from, odd)) return at;
  return -1;
}

/** Whether an odd number of backslashes stands before a position of a string whose content begins at `from`. */
export function isEscaped(bytes: Uint8Array, at: number, from: number, odd: boolean): boolean {
  let before = at - 1;
  while (before >= from && bytes[before] === BACKSLASH) before--;
  const run = at - 1 - before;
  return (run & 1) === 1 ? !(before < from && odd) : before < from && odd;
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
