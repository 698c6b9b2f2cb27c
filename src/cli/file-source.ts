import { type FileHandle, open } from 'node:fs/promises';
import type { ByteSource } from '../capture/byte-source.ts';
import { Unreadable } from '../capture/text-bytes.ts';

/** Bytes read at a time: more is not faster, and less means more turns. */
const chunkSize = 1024 * 1024;

/** A file on disk, read into one buffer again and again. Close it when done. Throws what `open` throws. */
export async function openFile(path: string): Promise<ByteSource & { close(): Promise<void> }> {
  const file = await open(path, 'r');
  const { size, mtimeMs } = await file.stat();
  return {
    size,
    read: (from, to) => readRange(file, from, Math.min(to, size)),
    chunks: (from = 0, to = size) => chunksOfFile(file, from, to, mtimeMs),
    close: () => file.close(),
  };
}

/** While one buffer is being looked at, the other is being filled. */
async function* chunksOfFile(file: FileHandle, from: number, to: number, changedAt: number): AsyncGenerator<Uint8Array> {
  const size = Math.min(chunkSize, Math.max(1, to - from));
  const buffers = [new Uint8Array(size), new Uint8Array(size)] as const;
  const fill = (turn: number, at: number) => file.read(buffers[turn % 2]!, 0, Math.min(size, to - at), at);
  let reading = fill(0, from);
  try {
    for (let at = from, turn = 0; at < to; turn++) {
      const { bytesRead, buffer } = await reading;
      if (bytesRead === 0) break;
      at += bytesRead;
      if (at < to) reading = fill(turn + 1, at);
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    reading.catch(() => undefined);
  }
  if ((await file.stat()).mtimeMs !== changedAt)
    throw new Unreadable('The file was changed while it was read, so what was found may not fit together. Read it again.');
}

async function readRange(file: FileHandle, from: number, to: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(Math.max(0, to - from));
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, from + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
