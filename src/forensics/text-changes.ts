import { base64url } from '../oauth/pkce.ts';
import { fromBase64, padding, percentDecode, percentEncode, printable, toStandardAlphabet, toUrlAlphabet, utf8 } from './encodings.ts';

/** A wrong change to the text of a challenge that is already base64url or one of the wrong forms. */
export interface TextChange {
  id: string;
  detail?: string;
  apply: (text: string) => string;
  /** The text before the change, where this text can have come out of it; lenient, for apply has the last word. */
  undo?: (text: string) => string | undefined;
}

/** Every wrong change that can be taken back. Those that lose characters or their case are in lossy.ts. */
export const textChanges: readonly TextChange[] = [
  { id: 'cf-padded', apply: pad, undo: (text) => (/^[\w-]+=+$/.test(text) ? unpad(text) : undefined) },
  {
    id: 'cf-std-alphabet-padded',
    apply: standardPadded,
    undo: (text) => (/[+/]/.test(text) && /^[\w+/]+=+$/.test(text) ? toUrlAlphabet(unpad(text)) : undefined),
  },
  {
    id: 'cf-std-alphabet-unpadded',
    apply: toStandardAlphabet,
    undo: (text) => (/[+/]/.test(text) && /^[A-Za-z0-9+/]+$/.test(text) ? toUrlAlphabet(text) : undefined),
  },
  { id: 'cf-padded-percent', apply: (text) => text + padding(text).replaceAll('=', '%3D'), undo: (text) => text.replace(/(?:%3D)+$/, '') },
  {
    id: 'cf-padded-percent',
    detail: 'whole text',
    apply: (text) => percentEncode(utf8(text)),
    undo: (text) => (text.includes('%') ? printable(percentDecode(text)) : undefined),
  },
  {
    id: 'cf-plus-became-space',
    apply: (text) => standardPadded(text).replaceAll('+', ' '),
    undo: (text) => (/ /.test(text) && /^[\w /]+=+$/.test(text) ? toUrlAlphabet(unpad(text).replaceAll(' ', '+')) : undefined),
  },
  {
    id: 'cf-plus-became-space-unpadded',
    apply: (text) => toStandardAlphabet(text).replaceAll('+', ' '),
    undo: (text) => (/ /.test(text) && /^[\w /]+$/.test(text) ? toUrlAlphabet(text.replaceAll(' ', '+')) : undefined),
  },
  {
    id: 'cf-replace-first-only',
    apply: (text) => standardPadded(text).replace('+', '-').replace('/', '_').replace('=', ''),
    undo: (text) => (/^[\w+/-]+=?$/.test(text) && /[+/=]/.test(text) ? toUrlAlphabet(unpad(text)) : undefined),
  },
  { id: 'cf-alphabet-swapped', apply: swapSpecials, undo: (text) => (/[-_]/.test(text) ? swapSpecials(text) : undefined) },
  {
    id: 'cf-urltokenencode',
    apply: (text) => text + padding(text).length,
    undo: (text) => (/[012]$/.test(text) ? text.slice(0, -1) : undefined),
  },
  padLike('cf-pad-to-dot', '.'),
  padLike('cf-pad-to-tilde', '~'),
  padLike('cf-pad-to-minus', '-'),
  padLike('cf-pad-to-underscore', '_'),
  {
    id: 'cf-cloudfront-alphabet',
    apply: (text) => text.replaceAll('_', '~') + padding(text, '_'),
    undo: (text) => (/~/.test(text) && text.length % 4 === 0 ? text.replace(/_{1,2}$/, '').replaceAll('~', '_') : undefined),
  },
  ...ended('cf-trailing-newline-url', pad, '\n'),
  ...ended('cf-trailing-newline-url', (text) => text, '\n', 'unpadded'),
  ...ended('cf-trailing-newline-url', (text) => text, '\r\n', 'unpadded, CRLF'),
  ...ended('cf-trailing-newline-std', standardPadded, '\n'),
  {
    id: 'cf-python-repr-result',
    apply: (text) => `b'${pad(text)}'`,
    undo: (text) => (/^b'.*=+'$/.test(text) ? unpad(text.slice(2, -1)) : undefined),
  },
  {
    id: 'cf-python-repr-result',
    detail: 'as it is',
    apply: (text) => `b'${text}'`,
    undo: (text) => (/^b'.*'$/.test(text) ? text.slice(2, -1) : undefined),
  },
  { id: 'cf-json-quoted-result', apply: (text) => `"${text}"`, undo: (text) => (/^".*"$/.test(text) ? text.slice(1, -1) : undefined) },
  { id: 'cf-double-b64url', apply: (text) => base64url(utf8(text)), undo: decodedText },
  { id: 'cf-lowercased', apply: (text) => text.toLowerCase() },
  { id: 'cf-uppercased', apply: (text) => text.toUpperCase() },
  { id: 'cf-specials-deleted', apply: (text) => text.replace(/[-_=+/]/g, '') },
];

function pad(text: string): string {
  return text + padding(text);
}

function unpad(text: string): string {
  return text.replace(/=+$/, '');
}

function standardPadded(text: string): string {
  return pad(toStandardAlphabet(text));
}

function swapSpecials(text: string): string {
  return text.replace(/[-_]/g, (character) => (character === '-' ? '_' : '-'));
}

function padLike(id: string, character: string): TextChange {
  const undo = (text: string) => {
    if (text.length % 4 !== 0 || !text.endsWith(character)) return undefined;
    return text.slice(0, text.endsWith(character + character) ? -2 : -1);
  };
  return { id, apply: (text) => text + padding(text, character), undo };
}

function ended(id: string, before: (text: string) => string, end: string, detail?: string): TextChange[] {
  const standard = id.endsWith('std');
  const undo = (text: string) => {
    if (!text.endsWith(end)) return undefined;
    const body = text.slice(0, -end.length);
    if (detail !== undefined) return body;
    return standard ? (/[+/]/.test(body) ? toUrlAlphabet(unpad(body)) : undefined) : unpad(body);
  };
  return [{ id, apply: (text) => before(text) + end, undo, ...(detail === undefined ? {} : { detail }) }];
}

function decodedText(text: string): string | undefined {
  const bytes = /^[\w-]{8,}$/.test(text) ? fromBase64(text) : undefined;
  return bytes && printable(bytes);
}
