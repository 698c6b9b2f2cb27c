import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from '../capture/byte-source.ts';
import { Unreadable } from '../capture/text-bytes.ts';

/** Bytes read at a time: few enough to stay in the processor's cache until they have been looked at. */
const chunkSize = 256 * 1024;

/** A file on disk, read into one buffer again and again: the system reads ahead by itself, so waiting for it in turns would only cost. Close it when done. Throws what `openSync` throws. */
export function openFile(path: string): ByteSource & { close(): void } {
  const file = openSync(path, 'r');
  const { size, mtimeMs } = fstatSync(file);
  return {
    size,
    read: async (from, to) => readRange(file, from, Math.min(to, size)),
    chunks: (from = 0, to = size, room) => chunksOfFile(file, from, to, mtimeMs, room),
    close: () => closeSync(file),
  };
}

async function* chunksOfFile(file: number, from: number, to: number, changedAt: number, room?: Uint8Array): AsyncGenerator<Uint8Array> {
  const buffer = room ?? new Uint8Array(Math.min(chunkSize, Math.max(1, to - from)));
  for (let at = from; at < to; ) {
    const count = readSync(file, buffer, 0, Math.min(buffer.length, to - at), at);
    if (count === 0) break;
    at += count;
    yield buffer.subarray(0, count);
  }
  if (fstatSync(file).mtimeMs !== changedAt)
    throw new Unreadable('The file was changed while it was read, so what was found may not fit together. Read it again.');
}

function readRange(file: number, from: number, to: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, to - from));
  let filled = 0;
  while (filled < bytes.length) {
    const count = readSync(file, bytes, filled, bytes.length - filled, from + filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}
