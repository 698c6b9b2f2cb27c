import { sameBytes, utf8 } from './encodings.ts';

/** A way in which the bytes of a digest are damaged before they are encoded. */
export interface Distortion {
  id: string;
  apply: (digest: Uint8Array) => Uint8Array;
  /** It leaves the number of bytes as it was. */
  sameLength?: true;
  /** Whether damaged bytes may begin like this. */
  begins: (start: Uint8Array) => boolean;
  /** The only digest that gives these bytes, where there is one; absent where the damage loses information. */
  undo?: (damaged: Uint8Array) => Uint8Array | undefined;
  /** Whether these bytes can have come out of it, for damage that loses information. */
  fits?: (damaged: Uint8Array) => boolean;
  /** Bits of a digest that these damaged bytes still hold. */
  bits?: (damaged: Uint8Array) => number;
}

// Windows-1252 for 0x80 to 0x9F. Not TextDecoder: some Node builds answer as Latin-1 (https://github.com/nodejs/node/issues/56542).
const CP1252 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** Every known damage to the bytes. */
export const distortions: readonly Distortion[] = [
  {
    id: 'cf-word-endian',
    begins: () => true,
    sameLength: true,
    apply: swapWords,
    undo: (damaged) => (damaged.length % 4 === 0 ? swapWords(damaged) : undefined),
  },
  {
    id: 'cf-latin1-then-utf8',
    begins: isUtf8,
    apply: (digest) => utf8(String.fromCharCode(...digest)),
    undo: (damaged) => characters(damaged, latin1),
  },
  {
    id: 'cf-cp1252-then-utf8',
    begins: isUtf8,
    apply: (digest) => utf8([...digest].map((byte) => (byte >> 5 === 4 ? CP1252.charAt(byte - 128) : String.fromCharCode(byte))).join('')),
    undo: (damaged) => characters(damaged, cp1252),
  },
  {
    id: 'cf-utf8-replacement',
    begins: isUtf8,
    apply: (digest) => utf8(lenient.decode(digest)),
    fits: (damaged) => damaged.some((byte, at) => byte === 0xef && damaged[at + 1] === 0xbf && damaged[at + 2] === 0xbd),
    bits: (damaged) => [...lenient.decode(damaged)].reduce((sum, character) => sum + (character === '\ufffd' ? 1 : 8), 0),
  },
  {
    id: 'cf-ascii-7bit',
    begins: isAscii,
    sameLength: true,
    apply: (digest) => digest.map((byte) => byte & 127),
    fits: isAscii,
    bits: (damaged) => 7 * damaged.length,
  },
  {
    id: 'cf-ascii-question-mark',
    begins: isAscii,
    sameLength: true,
    apply: (digest) => digest.map((byte) => (byte > 127 ? 63 : byte)),
    fits: (damaged) => isAscii(damaged) && damaged.includes(63),
    bits: (damaged) => damaged.reduce((sum, byte) => sum + (byte === 63 ? 1 : 8), 0),
  },
];

// The last character may be cut.
function isUtf8(bytes: Uint8Array): boolean {
  const text = lenient.decode(bytes);
  return sameBytes(utf8(text).subarray(0, bytes.length - 3), bytes.subarray(0, -3));
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 128);
}

function swapWords(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, at) => bytes[at ^ 3] ?? byte);
}

function latin1(character: string): number {
  return character.charCodeAt(0);
}

function cp1252(character: string): number {
  const at = CP1252.indexOf(character);
  return at < 0 ? character.charCodeAt(0) : at + 128;
}

function characters(damaged: Uint8Array, byteOf: (character: string) => number): Uint8Array | undefined {
  const text = lenient.decode(damaged);
  if (text.length === damaged.length) return undefined; // Pure ASCII: nothing was damaged.
  const bytes = [...text].map(byteOf);
  return bytes.every((byte) => byte < 256) ? Uint8Array.from(bytes) : undefined;
}
