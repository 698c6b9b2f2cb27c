import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offsetsOf, rowAt, scrollToShow, sliceOf } from '../../devtools/windowing.ts';

const heights = fc.array(fc.integer({ min: 1, max: 80 }), { maxLength: 300 });

describe('sliceOf', () => {
  it('holds every row that is in view, and not many more', () => {
    fc.assert(
      fc.property(heights, fc.nat(10_000), fc.integer({ min: 1, max: 900 }), (rows, scrollTop, viewport) => {
        const offsets = offsetsOf(rows);
        const { start, end, before, total } = sliceOf(offsets, scrollTop, viewport, 100);
        expect(total).toBe(rows.reduce((sum, height) => sum + height, 0));
        expect(before).toBe(offsets[start] ?? 0);
        rows.forEach((height, i) => {
          const inView = offsets[i]! < scrollTop + viewport && offsets[i]! + height > scrollTop;
          if (inView) expect(i >= start && i < end).toBe(true);
          const far = offsets[i]! > scrollTop + viewport + 180 || offsets[i]! + height < scrollTop - 180;
          if (far && scrollTop < total) expect(i > start && i < end - 1).toBe(false);
        });
      }),
    );
  });

  it('has nothing of nothing', () => expect(sliceOf(offsetsOf([]), 0, 500)).toEqual({ start: 0, end: 0, before: 0, total: 0 }));

  it('looks at few of ten thousand rows', () => {
    const offsets = offsetsOf(Array.from({ length: 10_000 }, () => 60));
    let looked = 0;
    const counted = new Proxy(offsets, {
      get: (list, key) => {
        if (/^\d+$/.test(String(key))) looked++;
        return Reflect.get(list, key);
      },
    });
    sliceOf(counted, 300_000, 800);
    expect(looked).toBeLessThan(100);
  });
});

describe('rowAt', () => {
  it('finds the row under a place', () => {
    const offsets = offsetsOf([10, 20, 30]);
    expect([0, 9, 10, 29, 30, 59, 1000].map((y) => rowAt(offsets, y))).toEqual([0, 0, 1, 1, 2, 2, 2]);
  });
});

describe('scrollToShow', () => {
  const offsets = offsetsOf([50, 50, 50, 50]);
  it('stays where the row is in view', () => expect(scrollToShow(offsets, 1, 20, 100)).toBe(20));
  it('goes up to a row above', () => expect(scrollToShow(offsets, 0, 20, 100)).toBe(0));
  it('goes down just far enough', () => expect(scrollToShow(offsets, 3, 0, 100)).toBe(100));
});
