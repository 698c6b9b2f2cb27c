import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf, visibleText } from '../../src/picture/visible.ts';

describe('visibleText', () => {
  it.each([
    ['a\u00a0b', 'aNBSPb'],
    ['\u202eevil', 'U+202Eevil'],
    ['tab\there', 'tab⇥here'],
    ['line\n', 'line⏎'],
    [' edges ', '·edges·'],
    ['in the middle', 'in the middle'],
    ['zero\u200bwidth', 'zeroU+200Bwidth'],
    ['\ud800lone', 'U+D800lone'],
    ['emoji 😀 stays', 'emoji 😀 stays'],
  ])('turns %j into %j', (value, shown) => expect(visibleText(value)).toBe(shown));

  it('lets nothing through that turns or hides the text around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }), (value) => {
        expect(visibleText(value)).not.toMatch(/[\0-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/);
      }),
    );
  });

  it('names what it made visible', () => {
    expect(piecesOf('a\u00a0b')[1]).toEqual({ text: 'NBSP', invisible: 'U+00A0 no-break space' });
  });
});
