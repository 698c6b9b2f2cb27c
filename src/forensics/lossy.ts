import type { Candidate } from './candidates.ts';
import { base64urlCharacters, fromBase64, printable, sextetOf, toHex } from './encodings.ts';
import type { Move } from './explanation.ts';

const BASE64URL = /^[A-Za-z0-9_-]+$/;

/** What a text may have been before characters or their case were lost; `after` are the changes that came later. */
export function lossyCandidates(text: string, after: Move[]): Candidate[] {
  if (!BASE64URL.test(text) || text.length > 700) return [];
  const found: Candidate[] = [cutText(text, after)];
  if (/^(?:[0-9a-f]+|[0-9A-F]+)$/.test(text)) found.push(cutHex(text, after));
  if (text.length > 20 && /^[0-9a-f]+$/i.test(shownBy(text))) found.push(cutEncodedHex(text, after));
  if (/[a-z]/.test(text) && !/[A-Z]/.test(text)) found.push(refolded('cf-lowercased', text, after));
  if (/[A-Z]/.test(text) && !/[a-z]/.test(text)) found.push(refolded('cf-uppercased', text, after));
  if (!/[-_]/.test(text)) found.push(specialsDeleted(text, after));
  return found;
}

function sextet(digest: Uint8Array, at: number): number {
  const bit = 6 * at;
  const byte = bit >> 3;
  return ((((digest[byte] ?? 0) << 8) | (digest[byte + 1] ?? 0)) >> (10 - (bit & 7))) & 63;
}

function charactersOf(size: number): number {
  return Math.ceil((8 * size) / 6);
}

function cutText(text: string, after: Move[]): Candidate {
  const moves: Move[] = [{ id: `cf-truncated-text-${text.length}`, family: 'text' }, ...after];
  const wanted = sextets(text);
  const takes = (size: number) => charactersOf(size) > text.length;
  const fits = (digest: Uint8Array) => takes(digest.length) && wanted.every((value, at) => value === sextet(digest, at));
  return { moves, bits: Math.min(256, 6 * text.length), takes, fits, cut: true };
}

const MOST_LOST = 8;

/** The end of a digest's text, whose beginning went, as by `substring(1)`. */
export function beheaded(text: string, after: Move[]): Candidate[] {
  if (!BASE64URL.test(text) || text.length > 700) return [];
  const wanted = sextets(text);
  return Array.from({ length: MOST_LOST }, (_, at) => at + 1).map((lost) => {
    const moves: Move[] = [{ id: `cf-beheaded-text-${lost}`, family: 'text' }, ...after];
    const takes = (size: number) => charactersOf(size) === text.length + lost;
    const fits = (digest: Uint8Array) => takes(digest.length) && wanted.every((value, at) => value === sextet(digest, at + lost));
    return { moves, bits: Math.min(256, 6 * text.length), takes, fits };
  });
}

function cutHex(text: string, after: Move[]): Candidate {
  const id = text === text.toLowerCase() ? 'cf-hex' : 'cf-hex-upper';
  const together = id === 'cf-hex' && text.length === 43;
  const steps: Move[] = together
    ? [{ id: 'cf-truncated-hex-43', family: 'text' }]
    : [
        { id, family: 'text' },
        { id: `cf-truncated-text-${text.length}`, family: 'text' },
      ];
  const wanted = text.toLowerCase();
  const start = Number.parseInt(wanted.slice(0, 2), 16);
  const takes = (size: number) => 2 * size > text.length;
  const fits = (digest: Uint8Array) => digest[0] === start && takes(digest.length) && toHex(digest).startsWith(wanted);
  return { moves: [...steps, ...after], bits: Math.min(256, 4 * text.length), takes, fits, cut: true };
}

function shownBy(text: string): string {
  const bytes = fromBase64(text.slice(0, text.length - (text.length % 4)));
  return (bytes && printable(bytes)) ?? '';
}

function cutEncodedHex(text: string, after: Move[]): Candidate {
  const shown = shownBy(text);
  const upper = shown !== shown.toLowerCase();
  const moves: Move[] = [
    { id: upper ? 'cf-b64url-of-hex-upper' : 'cf-b64url-of-hex', family: 'text' },
    { id: `cf-truncated-text-${text.length}`, family: 'text' },
    ...after,
  ];
  const wanted = shown.toLowerCase();
  const takes = (size: number) => 2 * size >= wanted.length;
  return { moves, bits: Math.min(256, 4 * wanted.length), takes, fits: (digest) => toHex(digest).startsWith(wanted), cut: true };
}

const UPPER_SEXTETS = sextets(base64urlCharacters.join('').toUpperCase());

function refolded(id: string, text: string, after: Move[]): Candidate {
  const wanted = sextets(text.toUpperCase());
  const takes = (size: number) => charactersOf(size) === text.length;
  const fits = (digest: Uint8Array) => takes(digest.length) && wanted.every((value, at) => value === UPPER_SEXTETS[sextet(digest, at)]);
  const bits = [...text].reduce((sum, character) => sum + (/[a-z]/i.test(character) ? 5 : 6), 0);
  return { moves: [{ id, family: 'text' }, ...after], bits: Math.min(256, bits), takes, fits };
}

function specialsDeleted(text: string, after: Move[]): Candidate {
  const wanted = sextets(text);
  const takes = (size: number) => charactersOf(size) > text.length && charactersOf(size) < 2 * text.length;
  const fits = (digest: Uint8Array) => {
    const whole = charactersOf(digest.length);
    if (!takes(digest.length)) return false;
    let found = 0;
    for (let at = 0; at < whole; at++) {
      const value = sextet(digest, at);
      if (value > 61) continue;
      if (value !== wanted[found]) return false;
      found++;
    }
    return found === wanted.length;
  };
  return { moves: [{ id: 'cf-specials-deleted', family: 'text' }, ...after], bits: Math.min(256, 6 * text.length), takes, fits };
}

function sextets(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => sextetOf(character.charCodeAt(0)));
}
