import type { Chunks } from './text-bytes.ts';

/** A file that can be read from anywhere. `read` may give less than was asked for at the file's end. */
export interface ByteSource {
  size: number;
  read(from: number, to: number): Promise<Uint8Array>;
  /** The bytes in order; a chunk need stay unchanged only until the next is asked for. They may be read into `room`. */
  chunks(from?: number, to?: number, room?: Uint8Array): Chunks;
}

/** A file that was dropped or chosen in a page, or bytes in memory (`new Blob([bytes])`). */
export function sourceOfBlob(blob: Blob): ByteSource {
  return {
    size: blob.size,
    read: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
    chunks: (from = 0, to = blob.size) => slicesOf(blob, from, to),
  };
}

/** A stream's chunks may be as long as the file; pieces of 1 MiB let a page show how far it is, and stop. */
async function* slicesOf(blob: Blob, from: number, to: number): Chunks {
  const step = 1024 * 1024;
  for (let at = from; at < to; at += step) yield new Uint8Array(await blob.slice(at, Math.min(to, at + step)).arrayBuffer());
}

/** What a stream carries; leaving the loop cancels the stream. (Not every browser can iterate a stream itself.) */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): Chunks {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
