/** A text or bytes as a source of chunks of the given sizes, in turn; the chunk before is overwritten, as a file reader may do. Some are Buffers, whose slice() is no copy. */
export async function* inChunks(source: string | Uint8Array, sizes: readonly number[] = [65_536]): AsyncGenerator<Uint8Array> {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  const room = new Uint8Array(Math.max(...sizes) + 4);
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const piece = bytes.subarray(at, at + sizes[turn % sizes.length]!);
    room.fill(0x22);
    room.set(piece, turn % 4);
    yield turn % 3 === 0 ? Buffer.from(room.buffer, turn % 4, piece.length) : room.subarray(turn % 4, (turn % 4) + piece.length);
    at += piece.length;
  }
}

/** Everything that an asynchronous source yields. */
export async function all<Item>(source: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of source) items.push(item);
  return items;
}
