/** The two sizes differ by this factor. */
const factor = 8;

/** What quadratic time stays above and linear time below: half way, as factors go, between 8 and 64. */
export const linear = 23;

/**
 * By how much longer `work` takes on eight times as much: about 8 when its time is linear, 64 when it is quadratic. Only the best of some
 * runs counts, and there are more of them until one is linear, so that what else runs on the machine fails no test.
 */
export function growth(work: (size: number) => unknown, size: number): number {
  const best = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] as [number, number];
  for (let round = 0; round < 5; round++) {
    for (const [at, each] of [size, size * factor].entries()) {
      const begun = performance.now();
      work(each);
      best[at] = Math.min(best[at]!, performance.now() - begun);
    }
    if (ratio(best) < linear) break;
  }
  return ratio(best);
}

/** Of less than a millisecond the clock tells nothing. */
const ratio = ([small, large]: [number, number]) => large / Math.max(1, small);
