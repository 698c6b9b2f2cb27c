import type { Words } from './words.ts';

const SENT = 'Hash exactly the string that is later sent as code_verifier.';
const ASCII = 'Hash the ASCII bytes of the string that is sent as code_verifier.';
const AWAKE = 'Make the verifier first, wait for it, and hash that same variable.';
const RAW = 'Hash the text of the verifier, not the random bytes it was made from.';

/** Words for what was hashed in place of the verifier. */
export const inputWords: Readonly<Record<string, Words>> = {
  'cf-decoded-verifier': ["the verifier's base64url was decoded and the raw random bytes were hashed, not its text", RAW],
  'cf-decoded-verifier-lenient': [
    'the verifier was decoded by a base64 decoder that skips `-` and `_`, as `base64_decode()` in PHP, and those bytes were hashed',
    RAW,
  ],
  'cf-hex-decoded-verifier': ["the verifier's hex was decoded and the raw bytes were hashed, not its text", RAW],
  'cf-utf16le': [
    'the verifier was hashed as UTF-16 (little-endian): `Encoding.Unicode` in .NET, `utf16le` in Node, `utf-16-le` in Python',
    ASCII,
  ],
  'cf-utf16be': ['the verifier was hashed as UTF-16 (big-endian): `StandardCharsets.UTF_16BE` in Java, `utf-16-be` in Python', ASCII],
  'cf-utf16le-bom': ["the verifier was hashed as UTF-16 (little-endian) with a byte order mark: `encode('utf-16')` in Python", ASCII],
  'cf-utf16be-bom': ['the verifier was hashed as UTF-16 (big-endian) with a byte order mark: `StandardCharsets.UTF_16` in Java', ASCII],
  'cf-utf8-bom': [
    "a UTF-8 byte order mark was hashed in front of the verifier: `encode('utf-8-sig')` in Python, or a file read with its mark",
    ASCII,
  ],
  'cf-trailing-lf': [
    'a newline was hashed with the verifier: `echo "$v" |` in a shell instead of `printf %s "$v" |`, or a line read from a file',
    SENT,
  ],
  'cf-trailing-crlf': ['a carriage return and newline were hashed with the verifier, as a line read from a Windows file has them', SENT],
  'cf-trailing-nul': ['the NUL that ends a C string was hashed with the verifier: a length of `sizeof` instead of `strlen`', SENT],
  'cf-trailing-space': ['a space was hashed after the verifier', SENT],
  'cf-leading-space': ['a space was hashed before the verifier', SENT],
  'cf-json-quoted-input': [
    'the verifier was hashed with its JSON quotes: `JSON.stringify()` without the `JSON.parse()` that belongs to it',
    SENT,
  ],
  'cf-single-quoted-input': ['the verifier was hashed with single quotes around it, as a shell or an SQL text has them', SENT],
  'cf-python-repr-input': [
    "the verifier was hashed in Python's notation for bytes, `b'…'`: `str(verifier)` instead of `verifier.decode()`",
    SENT,
  ],
  'cf-padded-verifier-input': ['the verifier was hashed while it still had its `=` padding, and sent without', SENT],
  'cf-std-alphabet-input': ['the verifier was hashed while it was still ordinary base64 with `+` and `/`, and sent as base64url', SENT],
  'cf-std-alphabet-padded-input': ['the verifier was hashed as ordinary padded base64, as `btoa()` gives it, and sent as base64url', SENT],
  'cf-lowercased-input': ['the verifier was hashed in lower case', SENT],
  'cf-uppercased-input': ['the verifier was hashed in upper case', SENT],
  'cf-byte-list-input': ['the random bytes were hashed as a list of numbers with commas: `Uint8Array.toString()`', RAW],
  'cf-json-byte-list-input': ['the random bytes were hashed as a JSON array: `JSON.stringify([...bytes])`', RAW],
  'cf-hex-of-bytes-input': ['the hex of the random bytes was hashed, and their base64url sent as verifier', SENT],
  'cf-b64url-of-verifier-input': ['the verifier was base64url-encoded once more before it was hashed', SENT],
  'cf-b64-of-verifier-input': ['the verifier was base64-encoded once more before it was hashed: `btoa(verifier)`', SENT],
  'cf-urlencoded-input': ['the verifier was hashed in its percent-encoded form', 'Hash the verifier before it is encoded for the form.'],
  'cf-truncated-input-N': ['only the first {n} characters of the verifier were hashed', SENT],
  'cf-reversed-input': ['the verifier was hashed back to front', SENT],
  'cf-param-pair-input': ['the whole pair `code_verifier=…` was hashed, name and all', SENT],
  'cf-empty-input': ['the empty string was hashed: the verifier was not there yet, or another variable was read', AWAKE],
  'cf-undefined-input': ['the text `undefined` was hashed: a JavaScript property that does not exist', AWAKE],
  'cf-null-input': ['the text `null` was hashed: nothing was found where the verifier was stored', AWAKE],
  'cf-none-input': ['the text `None` was hashed: a Python variable that was never set', AWAKE],
  'cf-object-input': ['the text `[object Object]` was hashed: an object was passed where its verifier was meant', AWAKE],
  'cf-promise-input': ['the text `[object Promise]` was hashed: an `await` is missing before the verifier', AWAKE],
  'cf-uint8array-name-input': ['the text `[object Uint8Array]` was hashed: an array of bytes was turned into a string by its name', AWAKE],
  'cf-nil-input': ['the text `nil` was hashed: a variable that was never set', AWAKE],
  'cf-nan-input': ['the text `NaN` was hashed: a failed calculation in the place of the verifier', AWAKE],
  'cf-true-input': ['the text `true` was hashed: a condition in the place of the verifier', AWAKE],
  'cf-false-input': ['the text `false` was hashed: a condition in the place of the verifier', AWAKE],
  'cf-zero-input': ['the text `0` was hashed in the place of the verifier', AWAKE],
  'cf-empty-object-input': ['the text `{}` was hashed: an empty object in the place of the verifier', AWAKE],
  'cf-empty-array-input': ['the text `[]` was hashed: an empty array in the place of the verifier', AWAKE],
  'cf-state-input': ['the `state` was hashed in the place of the verifier', SENT],
  'cf-nonce-input': ['the `nonce` was hashed in the place of the verifier', SENT],
  'cf-salted-prefix': ['the value of {detail} was put in front of the verifier before it was hashed', SENT],
  'cf-salted-suffix': ['the value of {detail} was put after the verifier before it was hashed', SENT],
};
