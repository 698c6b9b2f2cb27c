import { base64url } from '../oauth/pkce.ts';
import {
  fromBase32,
  fromBase64,
  fromHex,
  padding,
  percentDecode,
  percentEncode,
  printable,
  toBase32,
  toHex,
  toStandardAlphabet,
  utf8,
} from './encodings.ts';

/** A text form that was given to a digest in the place of base64url without padding. */
export interface Form {
  id: string;
  detail?: string;
  encode: (digest: Uint8Array) => string;
  /** The bytes that may give this text; lenient, for encode has the last word. Absent where the form is the same for every digest. */
  decode?: (text: string) => Uint8Array | undefined;
}

const DIGEST_SIZES = [16, 20, 28, 32, 48, 64];

const hex: Form = { id: 'cf-hex', encode: toHex, decode: fromHex };
const upperHex: Form = { id: 'cf-hex-upper', encode: (digest) => toHex(digest).toUpperCase(), decode: fromHex };
const commaList: Form = { id: 'cf-comma-list', encode: (digest) => digest.join(','), decode: numbers };
const swift: Form = {
  id: 'cf-swift-digest-description',
  encode: (digest) => `SHA256 digest: ${toHex(digest)}`,
  decode: (text) => (text.startsWith('SHA256 digest: ') ? fromHex(text.slice(15)) : undefined),
};

/** Every wrong text form that is made in one step. */
export const forms: readonly Form[] = [
  hex,
  upperHex,
  {
    id: 'cf-hex-dashed',
    encode: (digest) =>
      toHex(digest)
        .toUpperCase()
        .replace(/..(?=.)/g, '$&-'),
    decode: (text) => (/^..(-..)+$/.test(text) ? fromHex(text.replaceAll('-', '')) : undefined),
  },
  { id: 'cf-hex-leading-zeros-lost', encode: (digest) => toHex(digest).replace(/^0+(?=.)/, ''), decode: fromShortHex },
  encoded('cf-b64url-of-hex', hex),
  { ...encoded('cf-b64-of-hex-padded', hex), encode: (digest) => base64(toHex(digest)) },
  encoded('cf-b64url-of-hex-upper', upperHex),
  ...line('cf-b64-of-sha256sum-line', '', '  -\n'),
  ...line('cf-b64-of-openssl-line', 'SHA2-256(stdin)= ', '\n'),
  ...line('cf-b64-of-openssl-line', '(stdin)= ', '\n', 'OpenSSL 1'),
  ...line('cf-b64-of-openssl-line', 'SHA256(stdin)= ', '\n', 'OpenSSL 3.0'),
  {
    ...encoded('cf-b64url-of-std-b64', { id: '', encode: (digest) => toStandardAlphabet(padded(digest)), decode: fromBase64 }),
  },
  { id: 'cf-base32', encode: toBase32, decode: fromBase32 },
  commaList,
  encoded('cf-comma-list-b64', commaList),
  encoded('cf-json-array-b64', { id: '', encode: (digest) => `[${digest.join(',')}]`, decode: numbers }),
  encoded('cf-json-buffer-b64', {
    id: '',
    encode: (digest) => `{"type":"Buffer","data":[${digest.join(',')}]}`,
    decode: (text) => (text.startsWith('{"type":"Buffer","data":') ? numbers(text.slice(24, -1)) : undefined),
  }),
  encoded('cf-java-signed-list-b64', { id: '', encode: (digest) => `[${[...new Int8Array(digest)].join(', ')}]`, decode: numbers }),
  encoded('cf-go-slice-b64', { id: '', encode: (digest) => `[${digest.join(' ')}]`, decode: numbers }),
  encoded('cf-python-repr-digest', { id: '', encode: pythonRepr, decode: fromPythonRepr }),
  swift,
  encoded('cf-swift-digest-description-b64', swift),
  {
    id: 'cf-raw-bytes-in-url',
    encode: (digest) => percentEncode(digest),
    decode: (text) => (text.includes('%') ? percentDecode(text) : undefined),
  },
  { id: 'cf-swift-data-description-b64', encode: (digest) => base64url(utf8(`${digest.length} bytes`)) },
  { id: 'cf-arraybuffer-string-b64', encode: () => base64url(utf8('[object ArrayBuffer]')) },
  { id: 'cf-promise-string', encode: () => '[object Promise]' },
  { id: 'cf-promise-string-b64', encode: () => base64url(utf8('[object Promise]')) },
  { id: 'cf-object-string', encode: () => '[object Object]' },
  { id: 'cf-arraybuffer-string', encode: () => '[object ArrayBuffer]' },
  { id: 'cf-undefined-string', encode: () => 'undefined' },
  { id: 'cf-null-string', encode: () => 'null' },
  { id: 'cf-none-string', encode: () => 'None' },
];

function encoded(id: string, inner: Form): Form {
  return {
    id,
    encode: (digest) => base64url(utf8(inner.encode(digest))),
    decode: (text) => {
      const bytes = fromBase64(text);
      const shown = bytes && printable(bytes);
      return shown === undefined ? undefined : inner.decode?.(shown);
    },
  };
}

function padded(digest: Uint8Array): string {
  const text = base64url(digest);
  return text + padding(text);
}

function base64(text: string): string {
  return toStandardAlphabet(padded(utf8(text)));
}

// base64(1) breaks its lines at 76 columns unless told not to; $(…) takes only the last newline away.
function line(id: string, before: string, after: string, version?: string): Form[] {
  const decode = (text: string) => {
    const bytes = fromBase64(text.replaceAll('\n', ''));
    const shown = bytes && printable(bytes);
    return shown?.startsWith(before) && shown.endsWith(after)
      ? fromHex(shown.slice(before.length, shown.length - after.length))
      : undefined;
  };
  const encode = (digest: Uint8Array) => base64(before + toHex(digest) + after);
  const form = { id, encode, decode, ...(version === undefined ? {} : { detail: version }) };
  const wrapped = { ...form, encode: (digest: Uint8Array) => encode(digest).replace(/.{76}(?=.)/g, '$&\n') };
  return [form, { ...wrapped, detail: version === undefined ? 'lines of 76' : `${version}, lines of 76` }];
}

function fromShortHex(text: string): Uint8Array | undefined {
  const size = DIGEST_SIZES.find((bytes) => text.length < 2 * bytes && text.length >= 2 * bytes - 6);
  return size === undefined ? undefined : fromHex(text.padStart(2 * size, '0'));
}

function numbers(text: string): Uint8Array | undefined {
  if (!/^\[?-?\d{1,3}(?:(?:, ?| )-?\d{1,3})+\]?$/.test(text)) return undefined;
  const values = text.match(/-?\d+/g)!.map(Number);
  return values.every((value) => value >= -128 && value < 256) ? Uint8Array.from(values) : undefined;
}

const PYTHON_ESCAPES: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13, '\\': 92, "'": 39 };

function pythonRepr(digest: Uint8Array): string {
  const quote = digest.includes(39) && !digest.includes(34) ? '"' : "'";
  const named = new Map(Object.entries(PYTHON_ESCAPES).map(([name, byte]) => [byte, `\\${name}`]));
  if (quote === '"') named.delete(39);
  const shown = [...digest].map(
    (byte) => named.get(byte) ?? (byte > 31 && byte < 127 ? String.fromCharCode(byte) : `\\x${toHex(Uint8Array.of(byte))}`),
  );
  return `b${quote}${shown.join('')}${quote}`;
}

function fromPythonRepr(text: string): Uint8Array | undefined {
  const inside = /^b(['"])(.*)\1$/s.exec(text)?.[2];
  const parts = inside?.match(/\\x[0-9a-f]{2}|\\[tnr\\']|[^\\]/gs);
  return parts ? Uint8Array.from(parts.map(pythonByte)) : undefined;
}

function pythonByte(part: string): number {
  if (part.startsWith('\\x')) return Number.parseInt(part.slice(2), 16);
  return part.length === 2 ? (PYTHON_ESCAPES[part.charAt(1)] ?? 0) : part.charCodeAt(0);
}
