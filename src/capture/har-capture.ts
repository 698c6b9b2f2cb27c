import type { Exchange } from '../http/exchange.ts';
import { withAttachedBodies } from './attached-bodies.ts';
import type { Part } from './compressed.ts';
import { dialectOf, exchangeOfHarEntry, type SkippedEntry } from './har-entry.ts';
import { type ScanOptions, scanHar } from './har-scan.ts';
import type { Chunks } from './text-bytes.ts';

/** What was read of one HAR file, also of one that breaks off: then `error` says where, and the rest is what came before. */
export interface HarCapture {
  /** Requests that the recording holds, of any kind; `exchanges` are those that may be OAuth. */
  requests: number;
  exchanges: Exchange[];
  skipped: SkippedEntry[];
  /** What else was odd about the file, each a sentence. */
  remarks: string[];
  error?: string;
}

type Options = Omit<ScanOptions, 'readAgain'> & { signal?: AbortSignal };

/** Reads a HAR file of any size; what `signal` stops is as if it ended there. Nothing is thrown for a bad file. */
export async function captureOfHar(part: Extract<Part, { chunks: unknown }>, options: Options = {}): Promise<HarCapture> {
  const capture: HarCapture = { requests: 0, exchanges: [], skipped: [], remarks: [] };
  const entries: { index: number; entry: unknown }[] = [];
  const { readAgain } = part;
  const { signal, ...scan } = options;
  const again = readAgain && { readAgain: (from: number, to: number) => readAgain(from, to) };
  const chunks = (options.tokeniser?.room && part.chunksInto?.(options.tokeniser.room)) ?? part.chunks;
  for await (const item of scanHar(signal ? stoppable(chunks, signal) : chunks, { ...scan, ...again })) {
    if (item.kind === 'entry')
      entries.push(part.attached ? { index: item.index, entry: await withAttachedBodies(item.entry, part.attached) } : item);
    else if (item.kind === 'problem') {
      if (item.fatal) capture.error = item.text;
      else if (item.index !== undefined)
        capture.skipped.push({ index: item.index, why: item.text, ...(item.isUnread && { isUnread: item.isUnread }) });
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

async function* stoppable(chunks: Chunks, signal: AbortSignal): Chunks {
  for await (const chunk of chunks) {
    if (signal.aborted) return;
    yield chunk;
  }
}
