import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfString, isEscaped, textOfContent, windowOn } from '../../src/capture/json-bytes.ts';

/** Looks at one byte after another, as the grammar of RFC 8259 §7 says. */
function plainEnd(bytes: Uint8Array, from: number, odd: boolean): number {
  let escaped = odd;
  for (let at = from; at < bytes.length; at++) {
    if (escaped) escaped = false;
    else if (bytes[at] === 0x22) return at;
    else if (bytes[at] === 0x5c) escaped = true;
  }
  return -1;
}

const bytes = fc
  .array(fc.constantFrom(0x22, 0x5c, 0x5c, 0x5c, 0x61, 0x61, 0xa2, 0x23, 0xff, 0x00), { maxLength: 120 })
  .map((list) => Uint8Array.from(list));

describe('endOfString', () => {
  it('finds the same quote as a byte by byte search, at every alignment', () => {
    fc.assert(
      fc.property(bytes, fc.nat(40), fc.boolean(), fc.integer({ min: 0, max: 3 }), (content, start, odd, shift) => {
        const chunk = new Uint8Array(content.length + shift).subarray(shift);
        chunk.set(content);
        const from = Math.min(start, chunk.length);
        expect(endOfString(windowOn(chunk), from, odd)).toBe(plainEnd(chunk, from, odd));
      }),
      { numRuns: 5_000 },
    );
  });

  it('finds the end of long strings full of escapes', () => {
    const token = fc.constantFrom('a', 'bc', '\\\\', '\\"', '\\n', '\\\\\\"', 'é', '#');
    fc.assert(
      fc.property(
        fc.array(token, { maxLength: 90 }),
        fc.constantFrom('', '",', '"a"', '\\\\"'),
        fc.integer({ min: 0, max: 3 }),
        (tokens, rest, shift) => {
          const content = new TextEncoder().encode(`${tokens.join('')}"${rest}`);
          const chunk = new Uint8Array(content.length + shift).subarray(shift);
          chunk.set(content);
          expect(endOfString(windowOn(chunk), 0, false)).toBe(plainEnd(chunk, 0, false));
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('finds the end after a long stretch of anything', () => {
    for (const part of ['a', '\\\\', '\\"', '\\\\\\"', '\ua222', 'a\\"'])
      for (const times of [0, 1, 7, 1000]) {
        const chunk = new TextEncoder().encode(`${part.repeat(times)}",`);
        expect(endOfString(windowOn(chunk), 0, false)).toBe(chunk.length - 2);
      }
  });
});

describe('isEscaped', () => {
  it('counts the backslashes back to where the string began', () => {
    const text = Uint8Array.from([0x5c, 0x5c, 0x5c, 0x22]);
    expect([0, 1, 2, 3].map((from) => isEscaped(text, 3, from, false))).toEqual([true, false, true, false]);
    expect(isEscaped(text, 3, 0, true)).toBe(false);
  });
});

describe('textOfContent', () => {
  it('gives a beginning of the text wherever the content is cut', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('é', 'a', '€', '😀', '"', '\n') })),
        fc.boolean(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (text, escapeAll, share) => {
          const written = escapeAll
            ? [...Array(text.length).keys()].map((at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')
            : JSON.stringify(text).slice(1, -1);
          const content = new TextEncoder().encode(written);
          expect(textOfContent({ bytes: content, from: 0, to: content.length }, true)).toBe(text);
          const to = Math.floor(content.length * share);
          const start = textOfContent({ bytes: content, from: 0, to }, false)!;
          expect(text.startsWith(start)).toBe(true);
          expect(start.length).toBeGreaterThanOrEqual(Math.floor(to / 6) - 2);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
