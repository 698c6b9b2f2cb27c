import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type Part, partsOf, partsOfStream, startingWith } from '../capture/compressed.ts';
import { captureOfHar, type HarCapture } from '../capture/har-capture.ts';
import { copyOf } from '../capture/json-bytes.ts';
import { plainTokeniser } from '../capture/json-tokens.ts';
import { simdTokeniser } from '../capture/json-tokens-simd.ts';
import { looksPasted } from '../capture/pasted.ts';
import { type Chunks, Unreadable } from '../capture/text-bytes.ts';
import { wholeHar } from '../capture/whole-har.ts';
import { withPagesAround } from '../flow/pages-around.ts';
import type { Source } from './check-options.ts';
import { openFile } from './file-source.ts';
import { Problem } from './problem.ts';
import { exchangesOfText, type TextReading } from './read-text.ts';

/** What was read of one recording. */
export interface Capture extends HarCapture {
  file: string;
}

export interface Reading {
  from: Source;
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
    else yield await captureOf(name, part, reading, size);
  }
}

type Readable = Extract<Part, { chunks: Chunks }>;

async function captureOf(name: string, given: Readable, reading: Reading, size?: number): Promise<Capture> {
  if (reading.from === 'har') return harCapture(name, given, reading, size);
  if (reading.from !== 'auto') return captureOfText(name, given.chunks, { ...reading, from: reading.from });
  const { start, part } = await peeked(given);
  return looksPasted(start) ? captureOfText(name, part.chunks, { ...reading, from: 'pieces' }) : harCapture(name, part, reading, size);
}

/** The first characters of an input, and the input as if nothing had been read of it. */
async function peeked(part: Readable): Promise<{ start: string; part: Readable }> {
  const decoder = new TextDecoder();
  if (part.readAgain) return { start: decoder.decode(await part.readAgain(0, 400)), part };
  const source = part.chunks[Symbol.asyncIterator]();
  const first = await source.next();
  const pieces = first.done ? [] : [copyOf(first.value)];
  return { start: decoder.decode(pieces[0]?.subarray(0, 400)), part: { ...part, chunks: startingWith(pieces, source) } };
}

async function harCapture(file: string, part: Readable, reading: Reading, size?: number): Promise<Capture> {
  // What is packed is longer than its file, so its size says nothing about how much is left.
  const total = part.readAgain ? size : undefined;
  const capture = await captureOfHar(part, {
    onProgress: (bytes) => reading.onProgress?.(file, bytes, total),
    // Compiling it costs more than it saves in a short file.
    tokeniser: total !== undefined && total < 1024 * 1024 ? plainTokeniser() : simdTokeniser(),
  });
  const { error, ...found } = capture;
  const exchanges = await withPagesAround(capture.exchanges, () => wholeHar(total, part.readAgain));
  return { file, ...found, exchanges, ...(error !== undefined && { error: `${file}: ${error}${hint(error)}` }) };
}

const hint = (text: string) =>
  /^This is no HAR file/.test(text)
    ? ' For curl commands say --from curl, for a transcript --from transcript, for addresses and token request bodies --from pieces.'
    : '';

async function captureOfText(file: string, chunks: Chunks, reading: TextReading): Promise<Capture> {
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
