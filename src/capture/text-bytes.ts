import { copyOf } from './json-bytes.ts';

/** A source of bytes. A chunk need stay unchanged only until the next one is asked for. */
export type Chunks = AsyncIterable<Uint8Array>;

/** A reason why bytes could not be read, as a sentence for the user. Sources of bytes throw it; a scan reports it. */
export class Unreadable extends Error {}

/** The bytes of a text as UTF-8: UTF-16 with a byte order mark (PowerShell's `>` writes it) is recoded, everything else passes. The first chunk has at least four bytes. */
export async function* asUtf8(chunks: Chunks): Chunks {
  let start: Uint8Array | undefined = new Uint8Array(0);
  let decoder: TextDecoder | undefined;
  const encoder = new TextEncoder();
  for await (const chunk of chunks) {
    let bytes = chunk;
    if (start) {
      bytes = start.length ? Uint8Array.from([...start, ...chunk]) : chunk;
      if (bytes.length < 4) {
        start = copyOf(bytes);
        continue;
      }
      start = undefined;
      const label = utf16Label(bytes);
      if (label) decoder = new TextDecoder(label);
    }
    yield decoder ? encoder.encode(decoder.decode(bytes, { stream: true })) : bytes;
  }
  if (start?.length) yield start;
  else if (decoder) yield encoder.encode(decoder.decode());
}

function utf16Label(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0x7b && bytes[1] === 0 && bytes[3] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x7b && bytes[2] === 0) return 'utf-16be';
  return undefined;
}
