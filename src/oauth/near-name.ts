/** A parameter name without its case, hyphens and underscores: `redirectUri` and `redirect-uri` become `redirecturi`. */
export const flatName = (name: string): string => name.toLowerCase().replace(/[-_.\s]/g, '');

/** Number of letters to add, drop, change or swap between two names, given up above two: then 3. Names are short, so this is cheap. */
export function nameDistance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2 || one.length > 60 || other.length > 60) return 3;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const changed = one[row - 1] === other[column - 1] ? 0 : 1;
      let cost = Math.min(last[column]! + 1, next[column - 1]! + 1, last[column - 1]! + changed);
      const isSwap = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwap) cost = Math.min(cost, beforeLast[column - 2]! + 1);
      next.push(cost);
    }
    beforeLast = last;
    last = next;
  }
  return Math.min(3, last[other.length]!);
}
