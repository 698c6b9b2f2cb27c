import { fromBase64, toHex, utf8 } from '../forensics/encodings.ts';
import { likeBase64, textOfBase64, textOfBytes } from './base64-text.ts';
import type { Edit } from './edits.ts';
import type { Replace } from './replace.ts';

const encodedRun = /[A-Za-z0-9+/_-]{8,}={0,2}/g;
const hexRun = /(?:[0-9a-f]{2}){4,}|(?:[0-9A-F]{2}){4,}/g;

/** Texts that stand in base64 or hex inside of this one, such as the parts of a JWT or of Basic credentials. */
export function encodedEdits(text: string, replace: Replace, inBytes: Replace): Edit[] {
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
