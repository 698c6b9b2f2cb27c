import { sourceOfBlob } from '../src/capture/byte-source.ts';
import { type Part, partsOf } from '../src/capture/compressed.ts';
import { captureOfHar, type HarCapture } from '../src/capture/har-capture.ts';
import { readPasted } from '../src/capture/pasted.ts';
import { wholeHar } from '../src/capture/whole-har.ts';

export { readPasted };

/** Longer files are no text that somebody wrote or copied. */
const longestText = 1024 * 1024;

interface Options {
  signal: AbortSignal;
  /** Called with the part of 1 that was read; undefined where that is not known. */
  onProgress(done?: number): void;
}

/** The recordings in a file: one, or each HAR file of a zip archive. What is wrong with one stands in it. */
export async function* capturesOfFile(file: File, options: Options): AsyncGenerator<{ name: string; capture: HarCapture }> {
  const parts = await partsOf(sourceOfBlob(file));
  for (const part of parts) {
    const name = part.name === undefined || parts.length === 1 ? file.name : `${file.name}/${part.name}`;
    const capture = 'problem' in part ? { ...nothing, error: part.problem } : await captureOf(file, part, options);
    if (options.signal.aborted) return;
    yield { name, capture };
  }
}

const nothing: HarCapture = { requests: 0, exchanges: [], skipped: [], remarks: [] };

async function captureOf(file: File, part: Extract<Part, { chunks: unknown }>, { signal, onProgress }: Options): Promise<HarCapture> {
  // What is packed is longer than its file, so its size says nothing about how much is left.
  const total = part.readAgain ? file.size : undefined;
  const capture = await captureOfHar(part, { signal, onProgress: (bytes) => onProgress(total && bytes / total) });
  const { withPagesAround } = await import('../src/analyse.ts');
  const exchanges = await withPagesAround(capture.exchanges, () => wholeHar(total, part.readAgain));
  if (capture.requests || !capture.error || file.size > longestText) return { ...capture, exchanges };
  const pasted = readPasted(await file.text());
  const requests = pasted.exchanges.length;
  return requests ? { ...nothing, requests, exchanges: pasted.exchanges, remarks: pasted.problems } : capture;
}
