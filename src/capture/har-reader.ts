import { glanceOf, isSettledStatus } from './har-glance.ts';
import { entries, entry, type Gathered, log, longestFact, type Member, nothingGathered, type Place, top } from './har-places.ts';
import { worthKeeping } from './interesting.ts';
import { copyOf, endOfString, hasEscape, type Span, textOfContent, type Window, windowOn } from './json-bytes.ts';

/** What the reader finds, in the file's order. Offsets are bytes from the file's beginning. */
export type Found =
  | { kind: 'entry'; index: number; from: number; to: number; bytes: Uint8Array; isUncertain: boolean }
  /** Worth keeping, but its bytes were let go before that could be known. */
  | { kind: 'let-go'; index: number; from: number; to: number; isUncertain: boolean }
  | { kind: 'member'; name: NonNullable<Member['handsOut']>; from: number; bytes: Uint8Array }
  | {
      kind: 'fault';
      index?: number;
      from: number;
      what: 'no-object' | 'not-an-object' | 'no-request' | 'closed-wrongly' | 'second-list' | 'second-document';
    };

interface Hold {
  from: number;
  /** Position in the present window from which bytes are still to be taken. */
  taken: number;
  pieces: Uint8Array[];
  size: number;
  letGo: boolean;
}

/** Where the reader stands, for saying how a file broke off. */
export interface Standing {
  offset: number;
  entryCount: number;
  isOver: boolean;
  sawLog: boolean;
  sawEntries: boolean;
  sawSensitiveHeader: boolean;
  stringFrom: number | undefined;
  entryFrom: number | undefined;
}

const BETWEEN = 0;
const STRING = 1;
const SCALAR = 2;

/**
 * Reads a HAR file's bytes window by window and hands out the entries that may be OAuth, without decoding the others.
 * It looks only at brackets, quotes and the members named in har-places.ts, so it does not notice every mistake of a file.
 */
export function harReader(longestEntry: number) {
  let found: Found[] = [];
  let window: Window = windowOn(new Uint8Array(0));
  let base = 0;
  let mode = BETWEEN;
  let skipping = 0;
  let isOver = false;
  const path: Place[] = [];
  let place: Place | undefined;
  let expectsName = false;
  let member: Member | undefined;
  let index = -1;
  let gathered: Gathered = nothingGathered(false);
  let hold: Hold | undefined;
  let handed: Member | undefined;
  /** Content of the string or scalar that began in an earlier window, as far as it is wanted. */
  let earlier: Uint8Array[] = [];
  let earlierSize = 0;
  const span: Span = { bytes: window.bytes, from: 0, to: 0 };
  let wanted = false;
  let isName = false;
  let odd = false;
  let stringFrom = 0;
  let entryFrom: number | undefined;
  let sawLog = false;
  let sawEntries = false;

  const startHold = (at: number): Hold => ({ from: base + at, taken: at, pieces: [], size: 0, letGo: false });

  function takeHeld(to: number): Uint8Array {
    const rest = window.bytes.subarray(hold!.taken, to);
    return hold!.pieces.length ? joined([...hold!.pieces, rest]) : rest;
  }

  function letGo(): void {
    hold!.letGo = true;
    hold!.pieces = [];
  }

  /** A value begins: of a member that matters, or as an element of the list of entries. */
  function begin(at: number, isObject: boolean): void {
    if (place === entries) {
      index++;
      if (!isObject) found.push({ kind: 'fault', index, from: base + at, what: 'not-an-object' });
    }
    if (!member) return;
    member.begins?.(gathered);
    if (member.handsOut) {
      hold = startHold(at);
      handed = member;
    }
    if (member.place === entries && sawEntries) found.push({ kind: 'fault', from: base + at, what: 'second-list' });
  }

  /** A value that was skipped has ended before `at`. */
  function ended(at: number): void {
    if (handed && place === log) {
      if (!hold!.letGo) found.push({ kind: 'member', name: handed.handsOut!, from: hold!.from, bytes: takeHeld(at) });
      hold = undefined;
      handed = undefined;
    }
  }

  function open(at: number, kind: Place['kind']): void {
    begin(at, kind === 'object');
    const child = place === undefined ? top : (member?.place ?? (place.kind === 'array' ? place.element : undefined));
    if (child?.kind !== kind) {
      skipping = 1;
      return;
    }
    if (place) path.push(place);
    place = child;
    member = undefined;
    expectsName = kind === 'object';
    if (child === log) sawLog = true;
    if (child === entries) sawEntries = true;
    if (child === entry) {
      gathered = nothingGathered(gathered.sawSensitiveHeader);
      hold = startHold(at);
      entryFrom = base + at;
    }
    child.entered?.(gathered);
  }

  /** Closes the present place; false when it was opened by the other bracket. */
  function close(at: number, kind: Place['kind']): boolean {
    if (place?.kind !== kind) return false;
    place.left?.(gathered);
    if (place === entry) endEntry(at + 1);
    const parent = path.pop();
    member = undefined;
    expectsName = false;
    if (parent) place = parent;
    else isOver = true;
    return true;
  }

  function endEntry(to: number): void {
    const from = hold!.from;
    const { isUncertain } = gathered;
    if (!gathered.hasRequest) found.push({ kind: 'fault', index, from, what: 'no-request' });
    else if (isUncertain || worthKeeping(glanceOf(gathered))) {
      const place = { index, from, to: base + to, isUncertain };
      found.push(hold!.letGo ? { kind: 'let-go', ...place } : { kind: 'entry', ...place, bytes: takeHeld(to) });
    }
    hold = undefined;
    entryFrom = undefined;
  }

  function beginString(at: number): void {
    isName = skipping === 0 && expectsName;
    if (!isName && skipping === 0) begin(at, false);
    wanted = skipping === 0 && (isName || (member?.takesText !== undefined && (member.wants?.(gathered) ?? true)));
    stringFrom = base + at;
    odd = false;
    mode = STRING;
  }

  function endString(from: number, at: number): void {
    if (wanted) {
      const content = contentTo(from, at);
      if (isName) member = memberOf(place!, content);
      else member!.takesText!(gathered, content, earlierSize <= longestFact);
      if (earlier.length) earlier = [];
      earlierSize = 0;
    }
    if (!isName && skipping === 0) ended(at + 1);
    mode = BETWEEN;
  }

  /** What is wanted of the string or scalar that ends here; valid until the next one is asked for. */
  function contentTo(from: number, to: number): Span {
    const length = to - from;
    earlierSize += length;
    span.bytes = window.bytes;
    span.from = from;
    span.to = length > longestFact ? from + longestFact : to;
    if (earlier.length) {
      span.bytes = joined([...earlier, span.bytes.subarray(span.from, span.to)]);
      span.from = 0;
      span.to = span.bytes.length;
    }
    return span;
  }

  function endScalar(from: number, at: number): void {
    if (wanted) {
      const value = Number(textOfContent(contentTo(from, at), true));
      if (!Number.isNaN(value)) member!.takesNumber!(gathered, value);
      if (earlier.length) earlier = [];
      earlierSize = 0;
    }
    ended(at);
    mode = BETWEEN;
  }

  /** Keeps what the end of a window cuts in two. */
  function keepEarlier(from: number): void {
    const { bytes } = window;
    if (wanted && earlierSize < longestFact) earlier.push(copyOf(bytes, from, from + longestFact));
    if (wanted) earlierSize += bytes.length - from;
  }

  function endWindow(): void {
    if (!hold || hold.letGo) return;
    const isDull =
      entryFrom !== undefined && gathered.requestIsWhole && isSettledStatus(gathered.status) && !worthKeeping(glanceOf(gathered));
    hold.size += window.bytes.length - hold.taken;
    if (isDull || hold.size > longestEntry) letGo();
    else hold.pieces.push(copyOf(window.bytes, hold.taken));
    hold.taken = 0;
  }

  /** Skips to the end of a list or object that does not matter; the position after it, or of a string in it, or the window's end. */
  function skip(bytes: Uint8Array, from: number): number {
    let depth = skipping;
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte < 0x22) continue;
      if (byte === 0x22) {
        const end = endOfString(window, at + 1, false);
        if (end < 0) {
          skipping = depth;
          return at;
        }
        at = end;
      } else if (byte === 0x7b || byte === 0x5b) depth++;
      else if ((byte === 0x7d || byte === 0x5d) && --depth === 0) {
        skipping = 0;
        return at + 1;
      }
    }
    skipping = depth;
    return bytes.length;
  }

  /** Goes on in a string; the position after it, or the window's end. */
  function inString(from: number): number {
    const { bytes } = window;
    const end = endOfString(window, from, odd);
    if (end >= 0) {
      endString(from, end);
      return end + 1;
    }
    odd = endsOdd(bytes, from, odd);
    keepEarlier(from);
    return bytes.length;
  }

  function inScalar(from: number): number {
    const { bytes } = window;
    let at = from;
    while (at < bytes.length && !isBreak(bytes[at]!)) at++;
    if (at < bytes.length) endScalar(from, at);
    else keepEarlier(from);
    return at;
  }

  function inSkipped(from: number): number {
    const at = skip(window.bytes, from);
    if (skipping === 0) ended(at);
    else if (at < window.bytes.length) {
      beginString(at);
      return at + 1;
    }
    return at;
  }

  /** Takes one byte of structure; the position after it, or -1 when the file is at fault there. */
  function between(at: number): number {
    const { bytes } = window;
    const byte = bytes[at]!;
    if (byte <= 0x20) {
      let next = at + 1;
      while (next < bytes.length && bytes[next]! <= 0x20) next++;
      return next;
    }
    if (isOver || (place === undefined && byte !== 0x7b)) return faultAt(at, isOver ? 'second-document' : 'no-object');
    if (byte === 0x22) beginString(at);
    else if (byte === 0x2c) {
      expectsName = place?.kind === 'object';
      member = undefined;
    } else if (byte === 0x3a) expectsName = false;
    else if (byte === 0x7b || byte === 0x5b) open(at, byte === 0x7b ? 'object' : 'array');
    else if (byte === 0x7d || byte === 0x5d) {
      if (!close(at, byte === 0x7d ? 'object' : 'array')) return faultAt(at, 'closed-wrongly');
    } else {
      begin(at, false);
      wanted = member?.takesNumber !== undefined;
      mode = SCALAR;
      return at;
    }
    return at + 1;
  }

  function faultAt(at: number, what: 'second-document' | 'no-object' | 'closed-wrongly'): number {
    found.push({ kind: 'fault', from: base + at, what });
    return -1;
  }

  /** Reads the next window of the file. The chunk may be used again afterwards. */
  function feed(chunk: Uint8Array): Found[] {
    window = windowOn(chunk);
    found = [];
    const { bytes } = window;
    const { length } = bytes;
    let at = 0;
    if (base === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) at = 3; // byte order mark
    while (at >= 0 && at < length) {
      if (mode === STRING) at = inString(at);
      else if (mode === SCALAR) at = inScalar(at);
      else if (skipping > 0) at = inSkipped(at);
      else at = between(at);
    }
    if (at < 0) return found;
    endWindow();
    base += length;
    return found;
  }

  const standing = (): Standing => ({
    offset: base,
    entryCount: index + 1,
    isOver,
    sawLog,
    sawEntries,
    sawSensitiveHeader: gathered.sawSensitiveHeader,
    stringFrom: mode === STRING ? stringFrom : undefined,
    entryFrom,
  });
  return { feed, standing };
}

function memberOf({ members }: Place, content: Span): Member | undefined {
  if (hasEscape(content)) {
    const bytes = new TextEncoder().encode(textOfContent(content, true) ?? '');
    return members.find(({ name }) => sameBytes(name, { bytes, from: 0, to: bytes.length }));
  }
  for (const member of members) if (sameBytes(member.name, content)) return member;
  return undefined;
}

function sameBytes(name: Uint8Array, { bytes, from, to }: Span): boolean {
  if (name.length !== to - from) return false;
  for (let at = 0; at < name.length; at++) if (name[at] !== bytes[from + at]) return false;
  return true;
}

/** Whether a window ends within a string after an odd number of backslashes. */
function endsOdd(bytes: Uint8Array, from: number, odd: boolean): boolean {
  let at = bytes.length;
  while (at > from && bytes[at - 1] === 0x5c) at--;
  const run = bytes.length - at;
  return (run & 1) === 1 ? !(at === from && odd) : at === from && odd;
}

const isBreak = (byte: number): boolean =>
  byte === 0x2c ||
  byte === 0x7d ||
  byte === 0x5d ||
  byte === 0x20 ||
  byte === 0x0a ||
  byte === 0x0d ||
  byte === 0x09 ||
  byte === 0x3a ||
  byte === 0x22 ||
  byte === 0x7b ||
  byte === 0x5b;

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
