import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { withAttachedBodies } from '../capture/attached-bodies.ts';
import { type Part, partsOf, partsOfStream } from '../capture/compressed.ts';
import { dialectOf, exchangeOfHarEntry, type SkippedEntry } from '../capture/har-entry.ts';
import { scanHar } from '../capture/har-scan.ts';
import { plainTokeniser } from '../capture/json-tokens.ts';
import { simdTokeniser } from '../capture/json-tokens-simd.ts';
import { type Chunks, Unreadable } from '../capture/text-bytes.ts';
import type { Exchange } from '../http/exchange.ts';
import { openFile } from './file-source.ts';
import { Problem } from './problem.ts';
import { exchangesOfText } from './read-text.ts';

/** What was read of one recording, also of one that breaks off: then `error` says where, and the rest is what came before. */
export interface Capture {
  file: string;
  /** Requests that the recording holds, of any kind; `exchanges` are those that may be OAuth. */
  requests: number;
  exchanges: Exchange[];
  skipped: SkippedEntry[];
  /** What else was odd about the file, each a sentence. */
  remarks: string[];
  error?: string;
}

export interface Reading {
  from: 'har' | 'curl' | 'transcript';
  /** When requests that name no time were sent. */
  now: number;
  isNowGiven: boolean;
  input(): Chunks;
  /** Called with the bytes read of a file and its size, where it has one. */
  onProgress?(file: string, bytes: number, size?: number): void;
}

/** Reads one input: a file has one recording, a zip archive may have several. Nothing is thrown for a bad file, not even for one that is missing. */
export async function* readCaptures(file: string, reading: Reading): AsyncGenerator<Capture> {
  const name = file === '-' ? 'standard input' : file;
  try {
    if (file === '-') return yield* capturesOf(name, await partsOfStream(reading.input()), reading);
    // A named pipe, such as the shell's <(…), has no size and is read only once.
    if (!(await stat(file)).isFile()) return yield* capturesOf(name, await partsOfStream(createReadStream(file)), reading);
    const source = openFile(file);
    try {
      yield* capturesOf(name, await partsOf(source), reading, source.size);
    } finally {
      source.close();
    }
  } catch (error) {
    yield unread(name, whyUnreadable(name, error));
  }
}

/** What there is to tell of an input that could not be read. */
export const unread = (file: string, error: string): Capture => ({ ...nothing(file), error });

const nothing = (file: string): Capture => ({ file, requests: 0, exchanges: [], skipped: [], remarks: [] });

async function* capturesOf(file: string, parts: readonly Part[], reading: Reading, size?: number): AsyncGenerator<Capture> {
  for (const part of parts) {
    const name = part.name === undefined || parts.length === 1 ? file : `${file}/${part.name}`;
    if ('problem' in part) yield unread(name, `${name}: ${part.problem}`);
    else yield reading.from === 'har' ? await captureOfHar(name, part, reading, size) : await captureOfText(name, part.chunks, reading);
  }
}

async function captureOfHar(file: string, part: Extract<Part, { chunks: Chunks }>, reading: Reading, size?: number): Promise<Capture> {
  const capture = nothing(file);
  const entries: { index: number; entry: unknown }[] = [];
  const { readAgain } = part;
  // What is packed is longer than its file, so its size says nothing about how much is left.
  const total = readAgain ? size : undefined;
  for await (const item of scanHar(part.chunks, {
    ...(readAgain && { readAgain: (from, to) => readAgain(from, to) }),
    onProgress: (bytes) => reading.onProgress?.(file, bytes, total),
    // Compiling it costs more than it saves in a short file.
    tokeniser: total !== undefined && total < 1024 * 1024 ? plainTokeniser() : simdTokeniser(),
  })) {
    if (item.kind === 'entry')
      entries.push(part.attached ? { index: item.index, entry: await withAttachedBodies(item.entry, part.attached) } : item);
    else if (item.kind === 'problem') {
      if (item.fatal) capture.error = `${file}: ${item.text}${hint(item.text)}`;
      else if (item.index !== undefined) capture.skipped.push({ index: item.index, why: item.text });
      else capture.remarks.push(item.text);
    } else {
      capture.requests = item.entries;
      const dialect = item.sawSensitiveHeaders ? { withheld: [] } : dialectOf(item.log, []);
      for (const { index, entry } of entries) {
        const exchange = exchangeOfHarEntry(entry, index, dialect, capture.exchanges.at(-1)?.startedAt);
        if (typeof exchange === 'string') capture.skipped.push({ index, why: `Entry ${index + 1} was left out: ${exchange}.` });
        else capture.exchanges.push(exchange);
      }
    }
  }
  return capture;
}

const hint = (text: string) =>
  /^This is no HAR file/.test(text) ? ' For curl commands add --from curl, for a transcript --from transcript.' : '';

async function captureOfText(file: string, chunks: Chunks, reading: Reading): Promise<Capture> {
  const { exchanges, remarks, error } = await exchangesOfText(chunks, reading);
  return { ...nothing(file), requests: exchanges.length, exchanges, remarks, ...(error !== undefined && { error: `${file}: ${error}` }) };
}

function whyUnreadable(file: string, error: unknown): string {
  if (error instanceof Unreadable || error instanceof Problem) return `${file}: ${error.message}`;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return `${file} does not exist.`;
  if (code === 'EACCES' || code === 'EPERM') return `${file} may not be read by this user.`;
  if (code === 'EISDIR') return `${file} is a directory.`;
  if (typeof code === 'string') return `${file} could not be read (${code}).`;
  throw error;
}
