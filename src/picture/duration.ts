/** A duration as one reads it: `38 ms`, `8.1 s`, `4 min 10 s`, `2 h 5 min`. Negative ones, of clocks that run backwards, keep their sign. */
export function duration(milliseconds: number): string {
  const sign = milliseconds < 0 ? '−' : '';
  const ms = Math.abs(milliseconds);
  if (ms < 1000) return `${sign}${Math.round(ms)} ms`;
  if (ms < 60_000) return `${sign}${(ms / 1000).toFixed(1)} s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${sign}${minutes} min ${Math.round((ms % 60_000) / 1000)} s`;
  return `${sign}${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
