import type { Exchange } from '../http/exchange.ts';
import { exchangesOfEntries } from './har-entry.ts';
import { textOfBytes } from './json-bytes.ts';

/** Bytes of the longest file that is read whole: that of the longest entry, so that none comes in here which the scan left out. */
const longest = 16 * 1024 * 1024;

/** Every request of a HAR file, where the file can be read a second time and is not too long for that: none otherwise. */
export async function wholeHar(size: number | undefined, read?: (from: number, to: number) => Promise<Uint8Array>): Promise<Exchange[]> {
  if (size === undefined || size > longest || !read) return [];
  try {
    const { log } = JSON.parse(textOfBytes(await read(0, size)));
    return exchangesOfEntries(log.entries, log).exchanges;
  } catch {
    // What is wrong with the file the scan has told already.
    return [];
  }
}
