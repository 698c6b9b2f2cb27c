import type { Found, Standing } from './har-found.ts';
import { factsOf, glanceOf } from './har-glance.ts';
import { harReader } from './har-reader.ts';
import { worthKeeping } from './interesting.ts';
import { textOfBytes } from './json-bytes.ts';
import type { Tokeniser } from './json-tokens.ts';
import { asUtf8, type Chunks, Unreadable } from './text-bytes.ts';

/** An entry that may be a message of a sign-in, parsed; `offset` and `length` are its bytes in the file. */
export interface ScannedEntry {
  kind: 'entry';
  /** Position in `log.entries`. */
  index: number;
  offset: number;
  length: number;
  entry: unknown;
}

/** Something that is wrong with the file, as a sentence. After a `fatal` one nothing more was read; any other costs one entry or nothing. */
export interface ScanProblem {
  kind: 'problem';
  offset: number;
  index?: number;
  text: string;
  fatal: boolean;
  /** An entry that may be OAuth is there, and could not be read. */
  isUnread?: true;
}

/** The last thing a scan yields: what the file was, and how much of it was read. */
export interface ScanEnd {
  kind: 'end';
  /** Entries seen, kept and left out as malformed. */
  entries: number;
  kept: number;
  malformed: number;
  bytes: number;
  /** `version`, `creator`, `browser`, `pages` and `comment` of the log, where they are there. */
  log: Record<string, unknown>;
  /** Whether any entry, kept or not, has an Authorization, Cookie or Set-Cookie field: the recorder did not leave them out then. */
  sawSensitiveHeaders: boolean;
}

export interface ScanOptions {
  /** Reads bytes of the same file once more. Without it an entry whose URL comes only after a very long body is reported and left out. */
  readAgain?(from: number, to: number): Promise<Uint8Array>;
  /** Called with the number of bytes read so far. Leaving the loop cancels a scan. */
  onProgress?(bytes: number): void;
  /** Bytes of the longest entry that is parsed: 16 MiB when not given. A longer one is reported. */
  longestEntry?: number;
  /** What finds the tokens: the plain one when not given. */
  tokeniser?: Tokeniser;
}

/**
 * Reads a HAR file of any size in one pass and yields the entries that may be OAuth, in order and just as JSON.parse of the whole file gives them.
 * Everything else is passed over without being decoded, and never held in memory. Nothing is thrown for a bad file; what the source of the bytes throws, and is not Unreadable, passes.
 */
export async function* scanHar(chunks: Chunks, options: ScanOptions = {}): AsyncGenerator<ScannedEntry | ScanProblem | ScanEnd, void> {
  const longest = options.longestEntry ?? 16 * 1024 * 1024;
  const reader = harReader(longest, options.tokeniser);
  const log: Record<string, unknown> = {};
  let kept = 0;
  let malformed = 0;
  let isBroken = false;
  try {
    for await (const chunk of asUtf8(chunks)) {
      for (const found of reader.feed(chunk)) {
        if (found.kind === 'member') {
          const value = parsed(found.bytes);
          if (value.ok) log[found.name] = value.value;
          else
            yield problem(found.from, `The member "${found.name}" of the log, at byte ${found.from}, is not valid JSON and was left out.`);
          continue;
        }
        const item = await itemOf(found, longest, options);
        if (!item) continue;
        if (item.kind === 'entry') kept++;
        else if (item.index !== undefined) malformed++;
        if (item.kind === 'problem' && item.fatal) isBroken = true;
        yield item;
      }
      options.onProgress?.(reader.standing().offset);
      if (isBroken) break;
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    isBroken = true;
    yield problem(reader.standing().offset, error.message, true);
  }
  const standing = reader.standing();
  if (!isBroken) {
    const text = standing.isOver ? missing(standing) : brokenOff(standing);
    if (text) yield problem(standing.offset, text, true);
  }
  yield {
    kind: 'end',
    entries: standing.entryCount,
    kept,
    malformed,
    bytes: standing.offset,
    log,
    sawSensitiveHeaders: standing.sawSensitiveHeader,
  };
}

function missing({ sawLog, sawEntries }: Standing): string | undefined {
  if (!sawLog) return 'This is JSON, but no HAR file: it has no "log" object at its top.';
  return sawEntries ? undefined : 'This HAR file has no "log.entries" list, so it holds no traffic.';
}

function brokenOff({ offset, entryCount, entryFrom, stringFrom, sawEntries }: Standing): string {
  if (offset === 0) return 'This file is empty.';
  const where = stringFrom === undefined ? '' : `, in the middle of a string that begins at byte ${stringFrom}`;
  if (!sawEntries) return `The file ends too early, at byte ${offset}${where}, before any entry. Export it again.`;
  const whole = entryFrom === undefined ? entryCount : entryCount - 1;
  const before = `${whole} ${whole === 1 ? 'entry was' : 'entries were'} read before`;
  return `The file ends too early, at byte ${offset}${where}; ${before}. What was found until there is reported; export it again for the rest.`;
}

async function itemOf(
  found: Exclude<Found, { kind: 'member' }>,
  longest: number,
  { readAgain }: ScanOptions,
): Promise<ScannedEntry | ScanProblem | undefined> {
  if (found.kind === 'fault') return faultOf(found);
  const { index, from, to } = found;
  const length = to - from;
  if (length > longest) return unread(from, index, `may be OAuth but has ${length} bytes. Entries over ${longest} bytes are left out.`);
  if (found.kind === 'let-go' && !readAgain)
    return unread(from, index, 'names its URL only after a long body, and this input cannot be read twice. It was left out.');
  const value = parsed(found.kind === 'entry' ? found.bytes : await readAgain!(from, to));
  if (value.ok && found.isUncertain && !worthKeeping(glanceOf(factsOf(value.value)))) return undefined;
  if (value.ok) return { kind: 'entry', index, offset: from, length, entry: value.value };
  const at =
    value.position === undefined ? `at byte ${from}` : `which begins at byte ${from}, breaks off at byte ${from + value.position} and`;
  return problem(from, `Entry ${index + 1}, ${at} is not valid JSON. It was left out.`, false, index);
}

const unread = (from: number, index: number, what: string): ScanProblem => ({
  ...problem(from, `Entry ${index + 1}, at byte ${from}, ${what}`, false, index),
  isUnread: true,
});

function faultOf({ what, from, index }: Extract<Found, { kind: 'fault' }>): ScanProblem {
  const number = (index ?? 0) + 1;
  if (what === 'no-object')
    return problem(from, `This is no HAR file: a HAR file begins with "{", and something else stands at byte ${from}.`, true);
  if (what === 'not-an-object') return problem(from, `Entry ${number}, at byte ${from}, is no object. It was left out.`, false, index);
  if (what === 'no-request') return problem(from, `Entry ${number}, at byte ${from}, has no request. It was left out.`, false, index);
  if (what === 'second-list') return problem(from, `The log has a second "entries" list, at byte ${from}. The entries of both were read.`);
  if (what === 'second-document')
    return problem(from, `Something more follows the end of the HAR document, at byte ${from}. Only the first document was read.`, true);
  return problem(
    from,
    `This is not valid JSON: the bracket at byte ${from} closes what another one opened. What was found until there is reported.`,
    true,
  );
}

function problem(offset: number, text: string, fatal = false, index?: number): ScanProblem {
  return { kind: 'problem', offset, text, fatal, ...(index !== undefined && { index }) };
}

/** `position` is a byte. The engine's own message is never passed on, for it quotes the file. */
function parsed(bytes: Uint8Array): { ok: true; value: unknown } | { ok: false; position?: number } {
  const text = textOfBytes(bytes);
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    return { ok: false, ...(position !== undefined && { position: new TextEncoder().encode(text.slice(0, Number(position))).length }) };
  }
}
