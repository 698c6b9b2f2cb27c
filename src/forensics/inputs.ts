import { base64url } from '../oauth/pkce.ts';
import { fromBase64, fromHex, padding, percentEncode, printable, toHex, toStandardAlphabet, utf8 } from './encodings.ts';
import type { Session } from './explanation.ts';

/** Bytes that were hashed in the place of the verifier's ASCII. */
export interface Input {
  id: string;
  detail?: string;
  bytes: Uint8Array;
  /** Not tried together with a wrong hash, to keep the search short. */
  rare?: true;
}

// More or longer values than a browser session has would only cost time.
const MOST_VALUES = 32;
const MOST_VERIFIERS = 64;
const LONGEST_VALUE = 256;

/** Texts that a slip of the program puts where the verifier should be, by the id of the construction. */
export const literals: Readonly<Record<string, string>> = {
  'cf-empty-input': '',
  'cf-undefined-input': 'undefined',
  'cf-null-input': 'null',
  'cf-none-input': 'None',
  'cf-object-input': '[object Object]',
  'cf-promise-input': '[object Promise]',
  'cf-uint8array-name-input': '[object Uint8Array]',
  'cf-nil-input': 'nil',
  'cf-nan-input': 'NaN',
  'cf-true-input': 'true',
  'cf-false-input': 'false',
  'cf-zero-input': '0',
  'cf-empty-object-input': '{}',
  'cf-empty-array-input': '[]',
};

/** The values of a session by their wire names, those first that a program is likeliest to mix up. */
export function namedValues(session: Session): { name: string; value: string }[] {
  const known = { client_id: session.clientId, state: session.state, nonce: session.nonce, redirect_uri: session.redirectUri };
  const named = Object.entries({ ...known, code: session.code }).map(([name, value]) => ({ name, value }));
  return [...named, ...(session.otherValues ?? []).slice(0, MOST_VALUES)].filter(
    (entry): entry is { name: string; value: string } =>
      entry.value !== undefined && entry.value !== '' && entry.value.length <= LONGEST_VALUE,
  );
}

/** Everything that may have been hashed in place of this verifier (a construction that changes nothing is left out). */
export function inputsOf(verifier: string, session: Session): Input[] {
  return distinct(
    [...texts(verifier), ...encodings(verifier), ...ofDecoded(verifier), ...literalInputs(), ...ofSession(verifier, session)],
    verifier,
  );
}

/** The constants among the inputs, which need no verifier. */
export function literalInputs(): Input[] {
  return Object.entries(literals).map(([id, text], at) => ({ id, bytes: utf8(text), ...(at < 7 ? {} : { rare: true }) }));
}

/** The first `length` UTF-16 code units of the verifier, as if a limit had cut what was hashed. */
export function truncatedInput(verifier: string, length: number): Input {
  return { id: `cf-truncated-input-${length}`, bytes: utf8(verifier.slice(0, length)) };
}

function texts(verifier: string): Input[] {
  const standard = toStandardAlphabet(verifier);
  const encodedAgain = base64url(utf8(verifier));
  const text: [string, string][] = [
    ['cf-trailing-lf', `${verifier}\n`],
    ['cf-trailing-crlf', `${verifier}\r\n`],
    ['cf-trailing-nul', `${verifier}\0`],
    ['cf-trailing-space', `${verifier} `],
    ['cf-leading-space', ` ${verifier}`],
    ['cf-json-quoted-input', JSON.stringify(verifier)],
    ['cf-single-quoted-input', `'${verifier}'`],
    ['cf-python-repr-input', `b'${verifier}'`],
    ['cf-padded-verifier-input', verifier + padding(verifier)],
    ['cf-std-alphabet-input', standard],
    ['cf-std-alphabet-padded-input', standard + padding(verifier)],
    ['cf-reversed-input', [...verifier].reverse().join('')],
    ['cf-param-pair-input', `code_verifier=${verifier}`],
    ['cf-b64url-of-verifier-input', encodedAgain],
    ['cf-b64-of-verifier-input', toStandardAlphabet(encodedAgain + padding(encodedAgain))],
    ['cf-urlencoded-input', percentEncode(utf8(verifier), /[A-Za-z0-9*._ -]/).replaceAll(' ', '+')],
  ];
  // The case of hex is for cf-r-hex-case to say.
  if (!fromHex(verifier)) text.push(['cf-lowercased-input', verifier.toLowerCase()], ['cf-uppercased-input', verifier.toUpperCase()]);
  const inputs: Input[] = text.map(([id, input]) => ({ id, bytes: utf8(input) }));
  inputs.push({
    id: 'cf-urlencoded-input',
    detail: 'encodeURIComponent',
    bytes: utf8(percentEncode(utf8(verifier), /[A-Za-z0-9_.!~*'()-]/)),
  });
  for (const length of [43, 64, 128]) if (verifier.length > length) inputs.push(truncatedInput(verifier, length));
  return inputs;
}

function encodings(verifier: string): Input[] {
  const little = new Uint8Array(2 * verifier.length);
  for (let at = 0; at < verifier.length; at++) {
    little[2 * at] = verifier.charCodeAt(at) & 255;
    little[2 * at + 1] = verifier.charCodeAt(at) >> 8;
  }
  const big = little.map((_, at) => little[at ^ 1]!);
  return [
    { id: 'cf-utf16le', bytes: little },
    { id: 'cf-utf16be', bytes: big },
    { id: 'cf-utf16le-bom', bytes: Uint8Array.of(0xff, 0xfe, ...little) },
    { id: 'cf-utf16be-bom', bytes: Uint8Array.of(0xfe, 0xff, ...big) },
    { id: 'cf-utf8-bom', bytes: Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8(verifier)) },
  ];
}

function ofDecoded(verifier: string): Input[] {
  const inputs: Input[] = [];
  const decoded = fromBase64(verifier);
  // Bytes that are text are for cf-r-b64url-decode-text to say.
  if (decoded && printable(decoded) === undefined) {
    inputs.push(
      { id: 'cf-decoded-verifier', bytes: decoded },
      { id: 'cf-byte-list-input', bytes: utf8(decoded.join(',')) },
      { id: 'cf-json-byte-list-input', bytes: utf8(`[${decoded.join(',')}]`) },
      { id: 'cf-hex-of-bytes-input', bytes: utf8(toHex(decoded)) },
    );
  }
  // PHP's base64_decode skips what is not in its alphabet: https://www.php.net/manual/en/function.base64-decode.php
  const skimmed = verifier.replace(/[^A-Za-z0-9+/]/g, '');
  const whole = skimmed.slice(0, skimmed.length - (skimmed.length % 4));
  for (const [text, detail] of [[skimmed.length % 4 === 1 ? whole : skimmed], [whole, 'whole groups']]) {
    const bytes = text === undefined || skimmed === verifier ? undefined : fromBase64(text);
    if (bytes && printable(bytes) === undefined)
      inputs.push({ id: 'cf-decoded-verifier-lenient', bytes, ...(detail === undefined ? {} : { detail }) });
  }
  const hex = fromHex(verifier);
  if (hex) inputs.push({ id: 'cf-hex-decoded-verifier', bytes: hex });
  return inputs;
}

function ofSession(verifier: string, session: Session): Input[] {
  const inputs: Input[] = [];
  const own: Record<string, string> = { state: 'cf-state-input', nonce: 'cf-nonce-input' };
  const values = namedValues(session);
  for (const { name, value } of values) {
    const id = own[name];
    inputs.push(id === undefined ? { id: 'cf-x-hash-of-value', detail: name, bytes: utf8(value), rare: true } : { id, bytes: utf8(value) });
  }
  const salts = values.filter(({ name }) => ['client_id', 'state', 'nonce', 'redirect_uri'].includes(name));
  for (const { name, value } of salts) {
    for (const separator of ['', '.', ':']) {
      const detail = separator === '' ? name : `${name} and ${separator === '.' ? 'a dot' : 'a colon'}`;
      const rarity = separator === '' ? {} : ({ rare: true } as const);
      inputs.push({ id: 'cf-salted-prefix', detail, bytes: utf8(value + separator + verifier), ...rarity });
      inputs.push({ id: 'cf-salted-suffix', detail, bytes: utf8(verifier + separator + value), ...rarity });
    }
  }
  for (const [at, other] of (session.otherVerifiers ?? []).slice(0, MOST_VERIFIERS).entries()) {
    if (other.length <= LONGEST_VALUE) inputs.push({ id: 'cf-x-other-verifier', detail: String(at + 1), bytes: utf8(other), rare: true });
  }
  return inputs;
}

function distinct(inputs: Input[], verifier: string): Input[] {
  const seen = new Set([String.fromCharCode(...utf8(verifier))]);
  return inputs.filter(({ bytes }) => {
    const key = String.fromCharCode(...bytes);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
