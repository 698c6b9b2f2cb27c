const URL_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BASE32_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The base64url character of each 6-bit value (RFC 4648 §5). */
export const base64urlCharacters: readonly string[] = [...URL_ALPHABET];

const SEXTETS = new Int8Array(128).fill(-1);
for (const [value, character] of base64urlCharacters.entries()) SEXTETS[character.charCodeAt(0)] = value;
SEXTETS['+'.charCodeAt(0)] = 62;
SEXTETS['/'.charCodeAt(0)] = 63;

/** The 6-bit value of a character in either base64 alphabet, or -1. */
export function sextetOf(codeUnit: number): number {
  return SEXTETS[codeUnit] ?? -1;
}

const encoder = new TextEncoder();

/** The UTF-8 bytes of a text; lone surrogates become U+FFFD. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The text of bytes that are all printable ASCII or white space, or undefined. */
export function printable(bytes: Uint8Array): string | undefined {
  for (const byte of bytes) if (byte > 0x7e || (byte < 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09)) return undefined;
  return String.fromCharCode(...bytes);
}

/** The bytes of base64 in either alphabet, padded or not; spare bits are dropped. Undefined where a character or the length is impossible. */
export function fromBase64(text: string): Uint8Array | undefined {
  const end = text.length - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
  if (end === 0 || end % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((end * 3) / 4));
  let bits = 0;
  let written = 0;
  for (let at = 0; at < end; at++) {
    const sextet = sextetOf(text.charCodeAt(at));
    if (sextet < 0) return undefined;
    bits = ((bits << 6) | sextet) & 0xffffff;
    if (at % 4 === 0) continue;
    bytes[written++] = bits >> (6 - 2 * (at % 4));
  }
  return bytes;
}

/** The padding that brings base64 to a multiple of four characters. */
export function padding(text: string, character = '='): string {
  return character.repeat((4 - (text.length % 4)) % 4);
}

/** Base64url characters turned into those of ordinary base64. */
export function toStandardAlphabet(text: string): string {
  return text.replaceAll('-', '+').replaceAll('_', '/');
}

/** Ordinary base64 characters turned into those of base64url. */
export function toUrlAlphabet(text: string): string {
  return text.replaceAll('+', '-').replaceAll('/', '_');
}

/** Lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += (byte < 16 ? '0' : '') + byte.toString(16);
  return text;
}

/** The bytes of hex in either case, or undefined. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length === 0 || text.length % 2 === 1 || !/^[0-9a-fA-F]+$/.test(text)) return undefined;
  return Uint8Array.from({ length: text.length / 2 }, (_, at) => Number.parseInt(text.slice(2 * at, 2 * at + 2), 16));
}

/** Base32 without padding (RFC 4648 §6). */
export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff;
    held += 8;
    while (held >= 5) {
      held -= 5;
      text += BASE32_ALPHABET.charAt((bits >> held) & 31);
    }
  }
  return held > 0 ? text + BASE32_ALPHABET.charAt((bits << (5 - held)) & 31) : text;
}

/** The bytes of upper-case base32 without padding, or undefined. */
export function fromBase32(text: string): Uint8Array | undefined {
  if (!/^[A-Z2-7]{2,}$/.test(text)) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text) {
    bits = ((bits << 5) | BASE32_ALPHABET.indexOf(character)) & 0xfff;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    bytes.push((bits >> held) & 255);
  }
  return Uint8Array.from(bytes);
}

/** Every byte but the unreserved ones of RFC 3986 as %XX, upper case; those in `kept` stay. */
export function percentEncode(bytes: Uint8Array, kept: RegExp = /[A-Za-z0-9._~-]/): string {
  let text = '';
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    text += byte < 128 && kept.test(character) ? character : `%${(byte < 16 ? '0' : '') + byte.toString(16).toUpperCase()}`;
  }
  return text;
}

/** The bytes of a text with its valid %XX triplets decoded; everything else stays as UTF-8. */
export function percentDecode(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const part of text.split(/(%[0-9a-fA-F]{2})/)) {
    if (/^%[0-9a-fA-F]{2}$/.test(part)) bytes.push(Number.parseInt(part.slice(1), 16));
    else for (const byte of utf8(part)) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

/** Whether two byte strings are the same. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
