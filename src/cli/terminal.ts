import type { Chunks } from '../capture/text-bytes.ts';

/** What a command writes to and reads from; the real terminal, or a test's. */
export interface Terminal {
  /** Writes to standard output. Throws a Problem once whoever reads it is gone. */
  out(text: string): void;
  err(text: string): void;
  /** Whether standard output takes colours. */
  colour: boolean;
  columns: number;
  /** Standard input; nothing is read before it is asked for. */
  input(): Chunks;
  /** Whether a person watches standard error: only then is progress shown. */
  isWatched: boolean;
  /** Puts a question that is answered by yes or no; missing where nobody can answer. */
  ask?(question: string): Promise<boolean>;
}
