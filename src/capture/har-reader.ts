import { cutContent } from './cut-content.ts';
import { harFinder } from './har-finder.ts';
import type { Found, Standing } from './har-found.ts';
import { harWalk } from './har-walk.ts';
import { cuts, plainTokeniser, type Tokeniser, windowSize } from './json-tokens.ts';

const [quote, comma, colon, openList, closeList, openObject, closeObject] = [0x22, 0x2c, 0x3a, 0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Reads a HAR file's bytes and hands out the entries that may be OAuth, without decoding the others.
 * It looks only at the tokens and at the members named in har-places.ts, so it does not notice every mistake of a file.
 */
export function harReader(longestEntry: number, tokeniser: Tokeniser = plainTokeniser()) {
  const { positions } = tokeniser;
  const finder = harFinder(longestEntry);
  const walk = harWalk(finder);
  const content = cutContent();
  /** Where the present window begins in the file, or the next one between two. */
  let offset = 0;
  let bytes: Uint8Array = new Uint8Array(0);
  let count = 0;
  let next = 0;
  /** How many brackets are open of what is passed over. */
  let skipping = 0;
  let isName = false;
  let isWanted = false;
  let stringFrom = 0;
  let isBroken = false;

  /** Passes over a list or object that does not matter. */
  function skip(): void {
    while (next < count) {
      const at = positions[next++]!;
      const byte = bytes[at]!;
      if (byte === openObject || byte === openList) skipping++;
      else if (byte === closeObject || byte === closeList) {
        if (--skipping === 0) {
          walk.end(at + 1);
          return;
        }
      } else if (byte !== comma && byte !== colon) {
        if (next === count) cutAt(at);
        next++;
      }
    }
  }

  function cutAt(at: number): void {
    isWanted = false;
    isName = false;
    stringFrom = offset + at;
  }

  function string(at: number): void {
    isName = walk.expectsName();
    if (!isName) walk.begin(at, false);
    isWanted = isName || walk.wantsText();
    if (next === count) stringFrom = offset + at;
    inString(at + 1);
  }

  /** The string whose content goes on at `from` ends at the next position, if there is one. */
  function inString(from: number): void {
    if (next === count) {
      keep(from);
      return;
    }
    const to = positions[next++]!;
    if (isWanted) {
      const { span, isWhole } = content.upTo(bytes, from, to);
      if (isName) walk.takeName(span);
      else walk.takeText(span, isWhole);
    }
    if (!isName && skipping === 0) walk.end(to + 1);
  }

  function scalar(at: number): void {
    walk.begin(at, false);
    isWanted = walk.wantsNumber();
    inScalar(at);
  }

  function inScalar(from: number): void {
    if (next === count) {
      keep(from);
      return;
    }
    const to = positions[next++]!;
    if (isWanted) walk.takeNumber(content.upTo(bytes, from, to).span);
    if (skipping === 0) walk.end(to);
  }

  function keep(from: number): void {
    next++;
    if (isWanted) content.keep(bytes, from);
  }

  function token(): void {
    const at = positions[next++]!;
    const byte = bytes[at]!;
    const isOver = walk.isOver();
    if (isOver || (byte !== openObject && !walk.hasBegun())) breakOff(isOver ? 'second-document' : 'no-object', at);
    else if (byte === quote) string(at);
    else if (byte === comma) walk.comma();
    else if (byte === colon) walk.colon();
    else if (byte === openObject || byte === openList) {
      if (!walk.open(at, byte === openObject ? 'object' : 'array')) skipping = 1;
    } else if (byte === closeObject || byte === closeList) {
      if (!walk.close(at, byte === closeObject ? 'object' : 'array')) breakOff('closed-wrongly', at);
    } else scalar(at);
  }

  function breakOff(what: 'second-document' | 'no-object' | 'closed-wrongly', at: number): void {
    finder.fault(what, at);
    isBroken = true;
  }

  function readWindow(window: Uint8Array): void {
    bytes = window;
    finder.startWindow(window, offset);
    const wasCut = tokeniser.cut();
    count = tokeniser.read(window);
    next = 0;
    if (wasCut === cuts.string) inString(0);
    else if (wasCut === cuts.scalar) inScalar(0);
    while (next < count && !isBroken) {
      if (skipping > 0) skip();
      else token();
    }
    if (isBroken) return;
    finder.endWindow();
    offset += window.length;
  }

  /** Reads the next bytes of the file. The chunk may be used again afterwards. */
  function feed(chunk: Uint8Array): Found[] {
    let from = 0;
    if (offset === 0 && hasMark(chunk)) from = offset = 3;
    for (; from < chunk.length && !isBroken; from += windowSize) readWindow(chunk.subarray(from, from + windowSize));
    return finder.take();
  }

  const standing = (): Standing => ({
    ...walk.standing(),
    ...finder.standing(),
    offset,
    stringFrom: tokeniser.cut() === cuts.string ? stringFrom : undefined,
  });
  return { feed, standing };
}

/** Whether a file begins with a byte order mark. */
const hasMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
