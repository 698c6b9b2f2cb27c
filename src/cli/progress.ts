import { visible } from '../report/visible.ts';
import type { Terminal } from './terminal.ts';

/** Milliseconds before anything is shown, and between two showings. */
const patience = 400;
const pace = 100;

/** Shows on standard error how far a long reading is, on one line that is wiped at the end. Silent where nobody watches. */
export function progressOn({ err, isWatched }: Terminal, clock: () => number = () => performance.now()) {
  const since = clock();
  let shownAt = 0;
  return {
    show(file: string, bytes: number, size?: number): void {
      const at = clock();
      if (!isWatched || at - since < patience || at - shownAt < pace) return;
      shownAt = at;
      const share = size ? `${Math.min(100, Math.floor((100 * bytes) / size))} % of ${megabytes(size)}` : megabytes(bytes);
      err(`\r\u001b[K${visible(file)}  ${share}`);
    },
    wipe(): void {
      if (shownAt) err('\r\u001b[K');
      shownAt = 0;
    },
  };
}

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
