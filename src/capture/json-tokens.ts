import type { Place } from './har-members.ts';
import { endOfString, endsOdd, windowOn } from './json-bytes.ts';

/** What the end of a window cuts in two. */
export const cuts = { nothing: 0, string: 1, scalar: 2 } as const;

/** Where in `facts` it stands at which position the content of a fact begins, and behind it where it ends (0 for none); and where the entry ends. */
export const factPlaces = { method: 0, url: 2, referer: 4, status: 6, redirectUrl: 8, end: 10 } as const;

/** Most bytes that are looked at in one go: a window stays in the processor's cache. */
export const windowSize = 256 * 1024;

/**
 * Finds where the tokens of a JSON text stand, window by window, and decodes nothing.
 * A bracket, comma or colon has one position; a string has those of both its quotes; a number or word those of its first byte and of the byte behind it.
 */
export interface Tokeniser {
  /** Looks at the next window, of `windowSize` bytes at most, and returns how many positions it has. */
  read(window: Uint8Array): number;
  /** The positions, counted from the window's beginning. A token that was cut goes on in the next window, so that the first position is that of its end. */
  positions: Int32Array;
  cut(): (typeof cuts)[keyof typeof cuts];
  /**
   * Passes over lists and objects, of which `depth` are open, from the position of that index on, and returns the index of the position behind the last bracket.
   * Where the window ends before, that is the number of positions, or one more when the last is that of a token's beginning.
   */
  skip(from: number, depth: number): number;
  /** How many brackets are still open after `skip`. */
  depth(): number;
  /** Passes over what does not matter in a place, as far as it is whole and plain, from the position of that index on, and returns the index behind it. */
  pass?(from: number, place: Place): number;
  /**
   * Passes over a whole entry of the list of entries, from the position of that index on, and returns the index behind it; 0 when it has to be read token by token.
   * `facts` says then what is to be known of it: see `factPlaces`.
   */
  passEntry?(from: number, sawSensitiveHeader: boolean): number;
  facts?: Int32Array;
  /** Where a window may be read to at once, so that it need not be copied. */
  room?: Uint8Array;
}

/** Three positions for two bytes are the most, as in `1,1,1,`. */
export const mostPositions = windowSize * 1.5 + 2;

const classes = { space: 0, structure: 1, quote: 2, other: 3 } as const;

/** What each byte is outside a string. */
export const classOf = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte <= 0x20) return classes.space;
  if (byte === 0x22) return classes.quote;
  return ',:[]{}'.includes(String.fromCharCode(byte)) ? classes.structure : classes.other;
});

/** For every place in which JavaScript runs; json-tokens-simd.ts does the same faster where WebAssembly may. */
export function plainTokeniser(): Tokeniser {
  const positions = new Int32Array(mostPositions);
  let cut: ReturnType<Tokeniser['cut']> = cuts.nothing;
  let isOdd = false;
  let found = 0;
  let seen: Uint8Array = new Uint8Array(0);
  let depth = 0;

  function inString(window: ReturnType<typeof windowOn>, from: number): number {
    const end = endOfString(window, from, isOdd);
    cut = end < 0 ? cuts.string : cuts.nothing;
    if (end < 0) {
      isOdd = endsOdd(window.bytes, from, isOdd);
      return window.bytes.length;
    }
    isOdd = false;
    positions[found++] = end;
    return end + 1;
  }

  function inScalar(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length && classOf[bytes[at]!] === classes.other) at++;
    cut = at < bytes.length ? cuts.nothing : cuts.scalar;
    if (at < bytes.length) positions[found++] = at;
    return at;
  }

  function read(chunk: Uint8Array): number {
    const window = windowOn(chunk);
    const { bytes } = window;
    seen = bytes;
    found = 0;
    let at = 0;
    if (cut === cuts.string) at = inString(window, at);
    else if (cut === cuts.scalar) at = inScalar(bytes, at);
    while (at < bytes.length) {
      const kind = classOf[bytes[at]!];
      if (kind !== classes.space) positions[found++] = at;
      at++;
      if (kind === classes.quote) at = inString(window, at);
      else if (kind === classes.other) at = inScalar(bytes, at);
    }
    return found;
  }

  function skip(from: number, open: number): number {
    depth = open;
    let next = from;
    while (next < found) {
      const byte = seen[positions[next++]!]!;
      if (byte === 0x7b || byte === 0x5b) depth++;
      else if (byte === 0x7d || byte === 0x5d) {
        if (--depth === 0) break;
      } else if (byte !== 0x2c && byte !== 0x3a) next++;
    }
    return next;
  }

  return { read, positions, cut: () => cut, skip, depth: () => depth };
}
