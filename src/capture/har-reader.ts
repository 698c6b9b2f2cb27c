import { cutContent } from './cut-content.ts';
import { harFinder } from './har-finder.ts';
import type { Found, Standing } from './har-found.ts';
import { gatherPassed } from './har-passed.ts';
import { entries } from './har-places.ts';
import { harWalk } from './har-walk.ts';
import { copyOf } from './json-bytes.ts';
import { cuts, factPlaces, plainTokeniser, type Tokeniser, windowSize } from './json-tokens.ts';

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
    next = tokeniser.skip(next, skipping);
    skipping = tokeniser.depth();
    if (skipping === 0) walk.end(positions[next - 1]! + 1);
    else if (next > count) cutAt(positions[count - 1]!);
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

  /** Passes over an entry at once, where that can be done. */
  function entry(): boolean {
    if (!tokeniser.passEntry || bytes[positions[next]!] !== openObject || walk.here() !== entries) return false;
    const behind = tokeniser.passEntry(next, finder.standing().sawSensitiveHeader);
    if (behind === 0) return false;
    const { facts } = tokeniser;
    walk.passedEntry(positions[next]!, facts![factPlaces.end]! + 1, (gathered) => gatherPassed(gathered, facts!, content, bytes));
    next = behind;
    return true;
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
      else if (!entry()) {
        const here = tokeniser.pass && walk.here();
        if (here) next = tokeniser.pass!(next, here);
        if (next < count) token();
      }
    }
    if (isBroken) return;
    finder.endWindow();
    offset += window.length;
  }

  /** Reads the next bytes of the file. The chunk may be used again afterwards. */
  function feed(chunk: Uint8Array): Found[] {
    const marked = offset === 0 && hasMark(chunk);
    if (marked) offset = 3;
    // Not the chunk itself then: it may stand in the tokeniser's room, where a window begins at the room's beginning.
    const rest = marked ? copyOf(chunk, 3) : chunk;
    for (let from = 0; from < rest.length && !isBroken; from += windowSize) readWindow(rest.subarray(from, from + windowSize));
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
