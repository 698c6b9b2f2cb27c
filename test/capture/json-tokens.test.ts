import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembled } from '../../scripts/assemble.mjs';
import { plainTokeniser, type Tokeniser, windowSize } from '../../src/capture/json-tokens.ts';
import { simdTokeniser } from '../../src/capture/json-tokens-simd.ts';

const kinds: [string, () => Tokeniser][] = [
  ['plain', plainTokeniser],
  ['simd', simdTokeniser],
];

/** Every position in the file, however it is cut, and what is cut at its end. */
function positionsOf(tokeniser: Tokeniser, file: Uint8Array, sizes: readonly number[]): number[] {
  const all: number[] = [];
  let turn = 0;
  for (let from = 0; from < file.length; ) {
    const window = file.subarray(from, from + sizes[turn++ % sizes.length]!);
    const count = tokeniser.read(window);
    for (let index = 0; index < count; index++) all.push(from + tokeniser.positions[index]!);
    from += window.length;
  }
  return [...all, -tokeniser.cut()];
}

/** Looks at one byte after another, as the grammar of RFC 8259 says. */
function plainly(file: Uint8Array): number[] {
  const all: number[] = [];
  let cut = 0;
  for (let at = 0; at < file.length; at++) {
    const character = String.fromCharCode(file[at]!);
    if (character <= ' ') continue;
    all.push(at);
    if (',:[]{}'.includes(character)) continue;
    cut = character === '"' ? 1 : 2;
    if (cut === 1) {
      for (at++; at < file.length && file[at] !== 0x22; at++) if (file[at] === 0x5c) at++;
      if (at >= file.length) break;
      all.push(at);
    } else {
      for (at++; at < file.length && !/[\x00-\x20",:[\]{}]/.test(String.fromCharCode(file[at]!)); at++);
      if (at >= file.length) break;
      all.push(at--);
    }
    cut = 0;
  }
  return [...all, -cut];
}

const piece = fc.oneof(
  fc.constantFrom('"', '"', '\\', '\\\\', '\\"', '{', '}', '[', ']', ',', ':', ' ', '\n', '1', 'null', 'é', '\u0000', '\\'.repeat(33)),
  fc.constantFrom('a', '\\"', '\\\\', 'é').map((part) => part.repeat(40)),
  // Where in a block of sixteen or 64 bytes a string ends is all the same.
  fc.tuple(fc.nat(200), fc.nat(3)).map(([length, slashes]) => `"${'a'.repeat(length)}${'\\'.repeat(slashes)}"`),
  fc.jsonValue().map((value) => JSON.stringify(value)),
);
const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 6, max: 90 }), fc.integer({ min: 91, max: 999 })), {
  minLength: 1,
  maxLength: 4,
});

describe.each(kinds)('the %s tokeniser', (_kind, tokeniser) => {
  it('finds the tokens that a byte by byte search finds, of anything, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), sizes, (pieces, cuts) => {
        const file = new TextEncoder().encode(pieces.join(''));
        expect(positionsOf(tokeniser(), file, cuts)).toEqual(plainly(file));
      }),
      { numRuns: 1_000 },
    );
  });

  it('passes over what is open to the bracket that closes it, or to the end', () => {
    const skipped = (text: string, from: number, depth: number) => {
      const reader = tokeniser();
      reader.read(new TextEncoder().encode(text));
      return [reader.skip(from, depth), reader.depth()];
    };
    expect(skipped('{"a":[1,{"b":"}"}]},2', 1, 1)).toEqual([17, 0]);
    expect(skipped('{"a":[1,{"b":"}"}]},2', 5, 2)).toEqual([17, 0]);
    expect(skipped('{"a":[1,', 1, 1)).toEqual([8, 2]);
    expect(skipped('{"a":"cut', 1, 1)).toEqual([6, 1]);
    expect(skipped(']', 0, 1)).toEqual([1, 0]);
  });

  it('has room for the positions of a window in which everything is a token', () => {
    for (const part of ['1,', '""', '{}', '1"",', '1']) {
      const file = new TextEncoder().encode(part.repeat(windowSize)).subarray(0, windowSize);
      expect(positionsOf(tokeniser(), file, [windowSize])).toEqual(plainly(file));
    }
  });

  it('is not led astray by what an earlier, longer window left behind', () => {
    const rest = tokeniser();
    rest.read(new TextEncoder().encode('"'));
    rest.read(new TextEncoder().encode('x'.repeat(100)));
    expect([rest.read(new TextEncoder().encode('yy')), rest.cut()]).toEqual([0, 1]);
    expect(rest.read(new TextEncoder().encode('\\'))).toBe(0);
    expect(rest.read(new TextEncoder().encode('"'))).toBe(0);
    expect(rest.read(new TextEncoder().encode('"'))).toBe(1);
  });
});

describe('the assembled module', () => {
  it('is what json-tokens.wat says', async () => {
    const module = readFileSync(new URL('../../src/capture/json-tokens-wasm.ts', import.meta.url), 'utf8');
    expect(module, 'run: node scripts/assemble.mjs').toBe(await assembled());
  });
});
