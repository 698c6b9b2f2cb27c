import { copyOf, joined } from './json-bytes.ts';

/** Bytes of the file that may be wanted: the present window from `taken` on, and what earlier windows had of them. */
export interface Held {
  /** Where they begin in the file. */
  from: number;
  taken: number;
  pieces: Uint8Array[];
  size: number;
  letGo: boolean;
}

export const heldFrom = (from: number, taken: number): Held => ({ from, taken, pieces: [], size: 0, letGo: false });

/** All that is held, up to a position of the present window; valid as long as that. */
export function heldTo({ pieces, taken }: Held, window: Uint8Array, to: number): Uint8Array {
  const rest = window.subarray(taken, to);
  return pieces.length ? joined([...pieces, rest]) : rest;
}

/** The window ends: what is held of it is copied, unless it is `dull` or too much by now. */
export function holdOn(held: Held, window: Uint8Array, isDull: boolean, most: number): void {
  if (held.letGo) return;
  held.size += window.length - held.taken;
  held.letGo = isDull || held.size > most;
  if (held.letGo) held.pieces = [];
  else held.pieces.push(copyOf(window, held.taken));
  held.taken = 0;
}
