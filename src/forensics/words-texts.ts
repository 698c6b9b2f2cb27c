import type { Words } from './words.ts';

const BYTES = "Encode the digest's bytes, not a text made of them.";
const URL_SAFE = 'Use base64url: `+` becomes `-`, `/` becomes `_`, every `=` goes.';
const STRIP = 'Take the `=` away; a challenge of 32 bytes has 43 characters.';
const ONCE = 'Encode the digest once, and send that text as it is.';
const AWAIT = 'Put `await` before the call that makes the challenge.';
const AWAIT_DIGEST = 'Put `await` before `crypto.subtle.digest()` and encode the bytes of its result.';
const WHOLE = 'Send all 43 characters; give the column, cookie or variable room for them.';
const SHELL = 'Let openssl give raw bytes: `printf %s "$v" | openssl dgst -sha256 -binary | base64 | tr "+/" "-_" | tr -d "="`.';
const CASE = 'Leave the case as it is: base64url tells capitals from small letters.';

/** Words for the wrong text of a right digest. */
export const textWords: Readonly<Record<string, Words>> = {
  'cf-std-alphabet-padded': [
    "the digest was encoded as ordinary base64 with `+`, `/` and `=`: `btoa()` in the browser, `digest('base64')` in Node, `base64.b64encode()` in Python",
    URL_SAFE,
  ],
  'cf-std-alphabet-unpadded': [
    'the digest was encoded as ordinary base64: the `=` was taken away, but `+` and `/` were not turned into `-` and `_`',
    `${URL_SAFE} That it works now and then is chance: about a quarter of all digests have neither.`,
  ],
  'cf-padded': [
    'the `=` padding was left on: `base64.urlsafe_b64encode()` in Python, `getUrlEncoder()` in Java, `base64.URLEncoding` in Go',
    STRIP,
  ],
  'cf-padded-percent': [
    'percent-encoding was applied twice, so that `%3D` or the like arrived as text',
    'Encode the parameter once: let `URLSearchParams` do it.',
  ],
  'cf-plus-became-space': ['ordinary base64 was put into the query unencoded, and its `+` arrived as a space', URL_SAFE],
  'cf-plus-became-space-unpadded': [
    'ordinary base64 without `=` was put into the query unencoded, and its `+` arrived as a space',
    URL_SAFE,
  ],
  'cf-specials-deleted': ['the characters `+`, `/` and `=` were deleted, where `+` and `/` have to become `-` and `_`', URL_SAFE],
  'cf-replace-first-only': [
    "only the first `+` and the first `/` were replaced: `.replace('+', '-')` without a `g` flag in JavaScript",
    'Replace all of them: `.replace(/\\+/g, "-")`.',
  ],
  'cf-alphabet-swapped': [
    '`+` was turned into `_` and `/` into `-`, which is the wrong way round',
    '`+` becomes `-`, and `/` becomes `_`.',
  ],
  'cf-urltokenencode': ['the padding was replaced by a digit that counts it: `HttpServerUtility.UrlTokenEncode()` in .NET', STRIP],
  'cf-pad-to-dot': ['the `=` padding was turned into `.`', STRIP],
  'cf-pad-to-tilde': ['the `=` padding was turned into `~`', STRIP],
  'cf-pad-to-minus': ['the `=` padding was turned into `-`', STRIP],
  'cf-pad-to-underscore': ['the `=` padding was turned into `_`', STRIP],
  'cf-cloudfront-alphabet': ["the alphabet of CloudFront's signed URLs was used: `-`, `~` and `_` for `+`, `/` and `=`", URL_SAFE],
  'cf-trailing-newline-url': [
    'a newline was left at the end: `Base64.URL_SAFE` without `NO_WRAP` in Android, or the output of a shell command',
    'Take the newline and the padding away.',
  ],
  'cf-trailing-newline-std': [
    'ordinary base64 with a newline at the end was sent: `Base64.DEFAULT` in Android, `base64.encodebytes()` in Python, `openssl base64`',
    `${URL_SAFE} And no newline.`,
  ],
  'cf-hex': ["the SHA-256 digest was sent as hex: `digest('hex')` in Node, `hexdigest()` in Python", BYTES],
  'cf-hex-upper': ['the digest was sent as hex in capitals: `Convert.ToHexString()` in .NET', BYTES],
  'cf-hex-dashed': ['the digest was sent as hex with dashes: `BitConverter.ToString()` in .NET', BYTES],
  'cf-b64url-of-hex': ["the SHA-256 digest was turned into hex before base64url: `digest('hex')` in Node, `hexdigest()` in Python", BYTES],
  'cf-b64-of-hex-padded': [
    "the SHA-256 digest was turned into hex before padded base64: `digest('hex')` in Node, `hexdigest()` in Python",
    BYTES,
  ],
  'cf-b64url-of-hex-upper': ['the SHA-256 digest was turned into hex in capitals before base64url', BYTES],
  'cf-b64-of-sha256sum-line': ['the line that `sha256sum` prints was base64-encoded, hex, dash and all', SHELL],
  'cf-b64-of-openssl-line': ['the line that `openssl dgst` prints was base64-encoded, label, hex and all', SHELL],
  'cf-double-b64url': ['the finished text was base64url-encoded once more', ONCE],
  'cf-b64url-of-std-b64': [
    "the base64 text of the digest was base64url-encoded: `Buffer.from(digest('base64')).toString('base64url')`",
    ONCE,
  ],
  'cf-base32': ['the digest was encoded as base32', URL_SAFE],
  'cf-comma-list-b64': [
    'the list of the numbers with commas was encoded, not the bytes: `btoa(new Uint8Array(digest))` in JavaScript',
    BYTES,
  ],
  'cf-comma-list': ["the digest's bytes were sent as numbers with commas: `Uint8Array.toString()`", BYTES],
  'cf-json-array-b64': ['the JSON array of the bytes was encoded: `JSON.stringify([...bytes])`', BYTES],
  'cf-json-buffer-b64': ['the JSON of a Node buffer was encoded: `JSON.stringify(digest)`', BYTES],
  'cf-java-signed-list-b64': ['the list of signed bytes was encoded: `Arrays.toString(digest)` in Java', BYTES],
  'cf-go-slice-b64': ['the printed slice of bytes was encoded: `fmt.Sprint(sum)` in Go', BYTES],
  'cf-python-repr-digest': ["the notation of the bytes was encoded: `str(digest)` in Python gives `b'…'` with escapes", BYTES],
  'cf-python-repr-result': [
    "Python's notation for bytes was sent, `b'…'`: `.decode('ascii')` is missing after the encoding",
    "Call `.rstrip(b'=').decode('ascii')` on the encoded bytes.",
  ],
  'cf-json-quoted-result': ['the challenge was sent with its JSON quotes: `JSON.stringify(challenge)`', 'Send the string, not its JSON.'],
  'cf-swift-digest-description': [
    'the description of a CryptoKit digest was sent: `SHA256.hash(data:).description` in Swift',
    'Encode `Data(digest)`.',
  ],
  'cf-swift-digest-description-b64': [
    'the description of a CryptoKit digest was encoded: `SHA256.hash(data:).description` in Swift',
    'Encode `Data(digest)`.',
  ],
  'cf-swift-data-description-b64': [
    'the text `32 bytes` was encoded: a `Data` was interpolated into a string in Swift',
    'Encode the data: `digest.base64EncodedString()`.',
  ],
  'cf-arraybuffer-string-b64': ['the text `[object ArrayBuffer]` was encoded: `btoa(arrayBuffer)`', BYTES],
  'cf-arraybuffer-string': ['the text `[object ArrayBuffer]` was sent as the challenge', BYTES],
  'cf-promise-string': ['the text `[object Promise]` was sent as the challenge: an `await` is missing', AWAIT],
  'cf-promise-string-b64': ['the text `[object Promise]` was encoded: an `await` is missing before `crypto.subtle.digest()`', AWAIT_DIGEST],
  'cf-object-string': [
    'the text `[object Object]` was sent as the challenge: an object was passed where its challenge was meant',
    'Pass the string with the challenge.',
  ],
  'cf-undefined-string': [
    'the text `undefined` was sent as the challenge: a JavaScript property that does not exist',
    'Pass the variable that holds the challenge.',
  ],
  'cf-null-string': ['the text `null` was sent as the challenge', 'Pass the variable that holds the challenge.'],
  'cf-none-string': [
    'the text `None` was sent as the challenge: a Python variable that was never set',
    'Pass the variable that holds the challenge.',
  ],
  'cf-hex-leading-zeros-lost': [
    'the digest was sent as hex of a number, whose leading zeros are lost: `new BigInteger(1, digest).toString(16)` in Java',
    BYTES,
  ],
  'cf-lowercased': ['the challenge was turned into lower case, by the program or by something on the way', CASE],
  'cf-uppercased': ['the challenge was turned into upper case, by the program or by something on the way', CASE],
  'cf-truncated-text-N': ['the text of the challenge was cut after {n} characters', WHOLE],
  'cf-beheaded-text-N': ['the text of the challenge lost its beginning; characters missing: {n}', WHOLE],
  'cf-truncated-hex-43': ['the SHA-256 digest was turned into hex and cut after 43 characters', BYTES],
  'cf-raw-bytes-in-url': [
    "the raw bytes of the digest were percent-encoded into the URL: `string(sum[:])` in Go, `hash('sha256', $v, true)` in PHP",
    URL_SAFE,
  ],
};
