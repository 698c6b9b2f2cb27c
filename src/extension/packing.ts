import { endOf } from '../http/exchange.ts';
import type { StorageArea } from './browser-api.ts';
import { flowKey, type Kept, type Loose } from './kept.ts';
import { pack, packedKey, placeOf } from './packed.ts';
import type { Recorded } from './recorded.ts';

/** Bytes of records that stand as they are, before the oldest are packed. */
const enough = 2_000_000;

/** Most records, and bytes of them, that are packed together. */
const most = { records: 256, size: 2_000_000 };

/** Milliseconds after which nothing more is said of a request that has ended: a body that was read while it passed may come after the end. */
const patience = 5000;

/** Packs the oldest records when there are many. */
export function createPacking(session: StorageArea, kept: Kept) {
  let running: Promise<boolean> | undefined;

  /** The oldest record of which nothing more will be said, and those that may be packed with it. */
  function oldestTogether(hurry: boolean): [string, Loose][] | undefined {
    const isOver = ({ record: { exchange, pending, handover } }: Loose) =>
      !pending && !handover && (hurry || endOf(exchange) < kept.newest() - patience);
    const first = firstOf(kept.loose.values(), isOver);
    if (!first) return undefined;
    const place = JSON.stringify(placeOf(first.record));
    const group: [string, Loose][] = [];
    let size = 0;
    for (const key of kept.flows.get(flowKey(first.partition, first.record.flow))?.loose ?? []) {
      const each = kept.loose.get(key);
      if (!each || !isOver(each) || JSON.stringify(placeOf(each.record)) !== place) continue;
      size += each.size;
      if (group.length === most.records || (group.length > 0 && size > most.size)) break;
      group.push([key, each]);
    }
    return group;
  }

  /** Writes the pack before it removes what is in it, so that a stop in between loses nothing. False when the store has no room for it. */
  async function packTogether(group: readonly [string, Loose][]): Promise<boolean> {
    const { partition, record } = group[0]![1];
    const key = packedKey(partition, record.exchange.id);
    // What is changed or forgotten meanwhile stands as it is.
    const isStill = () => group.every(([own, before]) => kept.loose.get(own) === before);
    const packed = await pack(group.map(([, each]) => each.record) as [Recorded, ...Recorded[]]);
    if (!isStill()) return true;
    try {
      await session.set({ [key]: packed });
    } catch {
      return false;
    }
    if (!isStill()) {
      await session.remove(key);
      return true;
    }
    kept.enterPacked(partition, key, packed);
    for (const [own] of group) kept.forget(own);
    await session.remove(group.map(([own]) => own));
    return true;
  }

  async function packAll(hurry: boolean): Promise<boolean> {
    let any = false;
    for (let group = oldestTogether(hurry); group && (hurry || kept.size.loose > enough / 2); group = oldestTogether(hurry)) {
      if (!(await packTogether(group))) break;
      any = true;
    }
    return any;
  }

  return {
    isDue: () => kept.size.loose > enough,
    /** Packs the oldest until there are few again; in a `hurry` all that can be. False when nothing was packed. */
    async pack(hurry: boolean): Promise<boolean> {
      while (running) if (await running) return true;
      running = packAll(hurry);
      try {
        return await running;
      } finally {
        running = undefined;
      }
    },
  };
}

export function firstOf<T>(all: Iterable<T>, isWanted: (each: T) => boolean): T | undefined {
  for (const each of all) if (isWanted(each)) return each;
  return undefined;
}
