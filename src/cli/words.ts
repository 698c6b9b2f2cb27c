/** The word of a list that was most likely meant by one that is not in it. */
export function nearest(typed: string, words: readonly string[]): string | undefined {
  const ranked = words.map((word) => ({ word, steps: steps(typed, word) })).sort((a, b) => a.steps - b.steps);
  const best = ranked[0];
  if (best && best.steps <= Math.max(1, Math.floor(typed.length / 3))) return best.word;
  return typed.length > 1 ? words.find((word) => word.startsWith(typed) || typed.startsWith(word)) : undefined;
}

/** Letters to put in, take out, exchange or swap until one word is the other (optimal string alignment). */
function steps(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const above = rows[i - 1]!;
      const change = above[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swap = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1] ? rows[i - 2]![j - 2]! + 1 : change;
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, change, swap));
    }
    rows.push(row);
  }
  return rows[from.length]![to.length]!;
}
