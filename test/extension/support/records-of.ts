import { packedIn, unpack } from '../../../src/extension/packed.ts';
import { exchangeKey, partitions, type Recorded, recordOf } from '../../../src/extension/recorded.ts';

/** Every record in a store, packed or not. */
export async function recordsOf(stored: Record<string, unknown>): Promise<{ key: string; record: Recorded }[]> {
  const all: { key: string; record: Recorded }[] = [];
  for (const partition of partitions) {
    for (const [key, text] of Object.entries(stored))
      if (key.startsWith(exchangeKey(partition, ''))) all.push({ key, record: recordOf(text) });
    for (const [, packed] of packedIn(stored, partition))
      for (const record of await unpack(packed)) all.push({ key: exchangeKey(partition, record.exchange.id), record });
  }
  return all;
}
