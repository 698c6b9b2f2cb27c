import type { Words } from './words.ts';

const NO_TEXT = 'Give the bytes of the digest straight to base64url; never make a string of them in between.';

/** Words for damage to the bytes of the digest. */
export const distortionWords: Readonly<Record<string, Words>> = {
  'cf-word-endian': [
    'the 32-bit words of the digest were written with their bytes in the wrong order',
    'Write each word with its highest byte first, or take a library that gives bytes.',
  ],
  'cf-latin1-then-utf8': [
    "the digest was read as Latin-1 text and written as UTF-8 before it was encoded: `digest('binary')` in Node, `utf8_encode()` in PHP",
    NO_TEXT,
  ],
  'cf-cp1252-then-utf8': ['the digest was read as Windows-1252 text and written as UTF-8 before it was encoded', NO_TEXT],
  'cf-utf8-replacement': [
    'the digest was read as UTF-8 text, which replaced what is not UTF-8: `TextDecoder` or `buffer.toString()` in JavaScript, `new String(digest, UTF_8)` in Java',
    NO_TEXT,
  ],
  'cf-ascii-7bit': [
    "the digest was read as ASCII, which clears the highest bit of every byte: `digest().toString('ascii')` in Node",
    NO_TEXT,
  ],
  'cf-ascii-question-mark': [
    'the digest was read as ASCII, which made `?` of every byte above 127: `Encoding.ASCII.GetString()` in .NET',
    NO_TEXT,
  ],
  'cf-truncated-digest-N': [
    'the digest was cut to {n} bytes, as is done for `at_hash` but not for a challenge',
    'Encode the whole digest of 32 bytes.',
  ],
};
