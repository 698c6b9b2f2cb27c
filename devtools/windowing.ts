/** The part of a list that has to be in the document. `start` and `end` are indexes, `before` and `total` pixels. */
export interface Slice {
  start: number;
  end: number;
  before: number;
  total: number;
}

/** Distance of each row's top from the list's, with the whole height as last element. */
export function offsetsOf(heights: readonly number[]): number[] {
  const offsets = [0];
  for (const height of heights) offsets.push(offsets.at(-1)! + height);
  return offsets;
}

/** The rows that a viewport shows, with `margin` pixels more on either side so that fast scrolling shows no gap. */
export function sliceOf(offsets: readonly number[], scrollTop: number, viewport: number, margin = 200): Slice {
  const rows = offsets.length - 1;
  const start = Math.min(rows, rowAt(offsets, Math.max(0, scrollTop - margin)));
  const end = rows === 0 ? 0 : Math.min(rows, rowAt(offsets, scrollTop + viewport + margin) + 1);
  return { start, end, before: offsets[start] ?? 0, total: offsets.at(-1) ?? 0 };
}

/** Index of the row that a distance from the top falls into, by halving. */
export function rowAt(offsets: readonly number[], y: number): number {
  let low = 0;
  let high = Math.max(0, offsets.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]! <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where to scroll so that a row is wholly in view; the present position when it is already. */
export function scrollToShow(offsets: readonly number[], row: number, scrollTop: number, viewport: number): number {
  const top = offsets[row] ?? 0;
  const bottom = offsets[row + 1] ?? top;
  if (top < scrollTop) return top;
  return bottom > scrollTop + viewport ? bottom - viewport : scrollTop;
}
