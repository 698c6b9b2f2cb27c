import { chunksOf } from './byte-source.ts';
import { copyOf } from './json-bytes.ts';
import { type Chunks, Unreadable } from './text-bytes.ts';

/** Above this size, data that grew by more than this factor is no recording: recordings shrink ten to fifty times, bombs a thousand times. */
const harmless = 128 * 1024 * 1024;
const greatestGrowth = 250;

/** The content of gzip data, raw deflate data (RFC 1952, 1951) or zlib data (RFC 1950, which streams call `deflate`). Throws Unreadable for damaged data and for what looks like a bomb. */
export async function* inflated(chunks: Chunks, format: 'gzip' | 'deflate' | 'deflate-raw', what: string): Chunks {
  let before = 0;
  let after = 0;
  const source = chunks[Symbol.asyncIterator]();
  const stream = new ReadableStream<BufferSource>({
    async pull(controller) {
      const { done, value } = await source.next();
      if (done) return controller.close();
      before += value.length;
      controller.enqueue(copyOf(value) as Uint8Array<ArrayBuffer>);
    },
    async cancel() {
      await source.return?.();
    },
  });
  try {
    for await (const chunk of chunksOf(stream.pipeThrough(new DecompressionStream(format)))) {
      after += chunk.length;
      if (after > harmless && after > before * greatestGrowth)
        throw new Unreadable(
          `${what} grows more than ${greatestGrowth} times when it is unpacked, as no recording does. It was read up to byte ${after}.`,
        );
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(`${what} is damaged: it could be unpacked only up to byte ${after}.`);
  }
}
