import { createHash, createHmac } from 'node:crypto';

// The slips of a program, written with Node's own functions: nothing here is shared with what has to find them.

/** One way of going wrong at one stage; undefined where it changes nothing or cannot happen to this value. */
export interface Slip<From, To> {
  id: string;
  make: (value: From) => To | undefined;
}

const hash = (name: string) => (message: Buffer) => createHash(name).update(message).digest();
export const sha256 = hash('sha256');

const list: [string, (verifier: string) => string | Buffer | undefined][] = [
  [
    'cf-decoded-verifier',
    (v) =>
      /^[\w-]+$/.test(v) && v.length % 4 !== 1 && !/^[\s\x20-\x7e]*$/.test(Buffer.from(v, 'base64').toString('latin1'))
        ? Buffer.from(v, 'base64')
        : undefined,
  ],
  ['cf-utf16le', (v) => Buffer.from(v, 'utf16le')],
  ['cf-utf16be', (v) => Buffer.from(v, 'utf16le').swap16()],
  ['cf-utf16le-bom', (v) => Buffer.from(`\ufeff${v}`, 'utf16le')],
  ['cf-utf16be-bom', (v) => Buffer.from(`\ufeff${v}`, 'utf16le').swap16()],
  ['cf-utf8-bom', (v) => `\ufeff${v}`],
  ['cf-trailing-lf', (v) => `${v}\n`],
  ['cf-trailing-crlf', (v) => `${v}\r\n`],
  ['cf-trailing-nul', (v) => `${v}\0`],
  ['cf-trailing-space', (v) => `${v} `],
  ['cf-leading-space', (v) => ` ${v}`],
  ['cf-json-quoted-input', (v) => JSON.stringify(v)],
  ['cf-single-quoted-input', (v) => `'${v}'`],
  ['cf-python-repr-input', (v) => `b'${v}'`],
  ['cf-padded-verifier-input', (v) => (v.length % 4 === 0 ? undefined : v.padEnd(Math.ceil(v.length / 4) * 4, '='))],
  ['cf-std-alphabet-input', (v) => v.replace(/-/g, '+').replace(/_/g, '/')],
  ['cf-lowercased-input', (v) => (/^[0-9a-fA-F]+$/.test(v) ? undefined : v.toLowerCase())],
  ['cf-uppercased-input', (v) => (/^[0-9a-fA-F]+$/.test(v) ? undefined : v.toUpperCase())],
  ['cf-b64url-of-verifier-input', (v) => Buffer.from(v).toString('base64url')],
  ['cf-reversed-input', (v) => Array.from(v).reverse().join('')],
  ['cf-param-pair-input', (v) => `code_verifier=${v}`],
  ['cf-urlencoded-input', (v) => new URLSearchParams({ v }).toString().slice(2)],
  ['cf-undefined-input', () => 'undefined'],
  ['cf-null-input', () => 'null'],
  ['cf-promise-input', () => String(Promise.resolve())],
  ['cf-empty-input', () => ''],
  ['cf-truncated-input-64', (v) => (v.length > 64 ? v.slice(0, 64) : undefined)],
];

/** Slips in what is hashed. */
export const inputSlips: Slip<string, Buffer>[] = list.map(([id, make]) => ({
  id,
  make: (verifier) => {
    const made = make(verifier);
    return made === undefined || made === verifier ? undefined : Buffer.from(made);
  },
}));

/** Slips in the hash. */
export const hashSlips: Slip<Buffer, Buffer>[] = [
  ...['md5', 'sha1', 'sha224', 'sha384', 'sha512', 'sha512-256', 'sha3-256', 'ripemd160'].map((name) => ({
    id: `cf-${name}`,
    make: hash(name),
  })),
  { id: 'cf-blake2s', make: hash('blake2s256') },
  { id: 'cf-double-sha256', make: (m) => sha256(sha256(m)) },
  { id: 'cf-sha256-of-hex', make: (m) => sha256(Buffer.from(sha256(m).toString('hex'))) },
  { id: 'cf-s256-twice', make: (m) => sha256(Buffer.from(sha256(m).toString('base64url'))) },
  { id: 'cf-hmac-empty-key', make: (m) => createHmac('sha256', '').update(m).digest() },
  { id: 'cf-hmac-verifier-as-key', make: (m) => createHmac('sha256', m).digest() },
  { id: 'cf-hmac-self', make: (m) => createHmac('sha256', m).update(m).digest() },
  { id: 'cf-b64url-of-verifier', make: (m) => m },
];

/** Damage to the bytes of a digest. */
export const distortionSlips: Slip<Buffer, Buffer>[] = [
  { id: 'cf-latin1-then-utf8', make: (d) => Buffer.from(d.toString('latin1'), 'utf8') },
  { id: 'cf-utf8-replacement', make: (d) => Buffer.from(d.toString('utf8'), 'utf8') },
  { id: 'cf-ascii-7bit', make: (d) => Buffer.from(d.toString('ascii'), 'latin1') },
  { id: 'cf-ascii-question-mark', make: (d) => Buffer.from(d.toString('latin1').replace(/[\x80-\xff]/g, '?'), 'latin1') },
  { id: 'cf-word-endian', make: (d) => Buffer.from(d).swap32() },
  { id: 'cf-truncated-digest-16', make: (d) => (d.length > 16 ? d.subarray(0, 16) : undefined) },
  { id: 'cf-truncated-digest-20', make: (d) => (d.length > 20 ? d.subarray(0, 20) : undefined) },
];

const url = (d: Buffer) => d.toString('base64url');
const std = (d: Buffer) => d.toString('base64');
const urlPadded = (d: Buffer) => std(d).replace(/\+/g, '-').replace(/\//g, '_');
const text = (made: string) => Buffer.from(made).toString('base64url');

/** Slips in the text form. */
export const textSlips: Slip<Buffer, string>[] = [
  { id: 'cf-std-alphabet-padded', make: std },
  { id: 'cf-std-alphabet-unpadded', make: (d) => std(d).replace(/=/g, '') },
  { id: 'cf-padded', make: urlPadded },
  { id: 'cf-padded-percent', make: (d) => encodeURIComponent(urlPadded(d)) },
  { id: 'cf-plus-became-space', make: (d) => new URLSearchParams(`v=${std(d)}`).get('v')! },
  { id: 'cf-specials-deleted', make: (d) => std(d).replace(/[^A-Za-z0-9]/g, '') },
  { id: 'cf-replace-first-only', make: (d) => std(d).replace('+', '-').replace('/', '_').replace('=', '') },
  { id: 'cf-alphabet-swapped', make: (d) => std(d).replace(/\+/g, '_').replace(/\//g, '-').replace(/=/g, '') },
  { id: 'cf-pad-to-dot', make: (d) => urlPadded(d).replace(/=/g, '.') },
  { id: 'cf-pad-to-tilde', make: (d) => urlPadded(d).replace(/=/g, '~') },
  { id: 'cf-pad-to-minus', make: (d) => urlPadded(d).replace(/=/g, '-') },
  { id: 'cf-urltokenencode', make: (d) => url(d) + (urlPadded(d).length - url(d).length) },
  { id: 'cf-cloudfront-alphabet', make: (d) => std(d).replace(/\+/g, '-').replace(/=/g, '_').replace(/\//g, '~') },
  { id: 'cf-trailing-newline-url', make: (d) => `${urlPadded(d)}\n` },
  { id: 'cf-trailing-newline-std', make: (d) => `${std(d)}\n` },
  { id: 'cf-hex', make: (d) => d.toString('hex') },
  { id: 'cf-hex-upper', make: (d) => d.toString('hex').toUpperCase() },
  { id: 'cf-hex-dashed', make: (d) => d.toString('hex').toUpperCase().match(/../g)!.join('-') },
  { id: 'cf-b64url-of-hex', make: (d) => text(d.toString('hex')) },
  { id: 'cf-b64-of-hex-padded', make: (d) => Buffer.from(d.toString('hex')).toString('base64') },
  { id: 'cf-b64-of-sha256sum-line', make: (d) => Buffer.from(`${d.toString('hex')}  -\n`).toString('base64') },
  { id: 'cf-double-b64url', make: (d) => text(url(d)) },
  { id: 'cf-b64url-of-std-b64', make: (d) => text(std(d)) },
  { id: 'cf-comma-list-b64', make: (d) => text(Array.from(d).toString()) },
  { id: 'cf-comma-list', make: (d) => Array.from(d).toString() },
  { id: 'cf-json-array-b64', make: (d) => text(JSON.stringify(Array.from(d))) },
  { id: 'cf-json-buffer-b64', make: (d) => text(JSON.stringify(d)) },
  { id: 'cf-java-signed-list-b64', make: (d) => text(`[${Array.from(new Int8Array(d)).join(', ')}]`) },
  { id: 'cf-python-repr-result', make: (d) => `b'${urlPadded(d)}'` },
  { id: 'cf-json-quoted-result', make: (d) => JSON.stringify(url(d)) },
  { id: 'cf-swift-digest-description', make: (d) => `SHA256 digest: ${d.toString('hex')}` },
  { id: 'cf-lowercased', make: (d) => url(d).toLowerCase() },
  { id: 'cf-uppercased', make: (d) => url(d).toUpperCase() },
  { id: 'cf-truncated-text-32', make: (d) => (url(d).length > 32 ? url(d).slice(0, 32) : undefined) },
];

/** Damage to the verifier after a right challenge was made of it. */
export const transportSlips: Slip<string, string>[] = [
  { id: 'cf-r-unquote', make: (v) => JSON.stringify(v) },
  { id: 'cf-r-unrepr', make: (v) => `b'${v}'` },
  { id: 'cf-r-trim', make: (v) => `${v}\r\n` },
  { id: 'cf-r-percent-decode', make: (v) => `%${v.charCodeAt(0).toString(16)}${v.slice(1)}` },
  { id: 'cf-r-b64url-decode-text', make: (v) => text(v) },
  { id: 'cf-r-strip-padding', make: (v) => `${v}=` },
  { id: 'cf-r-alphabet', make: (v) => v.replace(/-/g, '+').replace(/_/g, '/') },
  { id: 'cf-r-substring', make: (v) => `oauth.pkce:${v}` },
  { id: 'cf-r-substring', make: (v) => `${v}&x=1` },
];
