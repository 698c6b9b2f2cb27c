import type { Exchange, ExchangeId } from '../http/exchange.ts';
import type { StorageArea } from './browser-api.ts';
import { createKept, flowKey } from './kept.ts';
import { idsOf, packedIn, unpack } from './packed.ts';
import { createPacking, firstOf } from './packing.ts';
import {
  partitions as all,
  droppedKey,
  exchangeKey,
  isOpenedBy,
  type Openers,
  type Partition,
  type Recorded,
  recordOf,
} from './recorded.ts';

/** Bytes that all records may have together; `storage.session` holds 10,485,760 in both browsers. */
const room = 9_000_000;

/** A request for authorization begins a sign-in (RFC 6749 §4.1.1, RFC 9126 §4). */
const beginning = /[?&](?:response_type|request_uri|code_challenge)=/;

/**
 * The background's records: written through, so that nothing depends on its variables; the oldest are packed, and when there is no room
 * left all the same, the oldest sign-in leaves.
 */
export function createRecords(session: StorageArea, capacity = room) {
  const kept = createKept();
  const packing = createPacking(session, kept);
  const dropped: Record<Partition, number> = { normal: 0, private: 0 };
  const writes = new Set<Promise<void>>();
  let making: Promise<void> | undefined;
  let openedBy: Openers = {};

  const follow = (write: Promise<void>) => {
    const settled: Promise<void> = write.catch(() => undefined).then(() => void writes.delete(settled));
    writes.add(settled);
  };
  async function store(key: string, text: string): Promise<void> {
    while (kept.loose.has(key)) {
      try {
        return await session.set({ [key]: text });
      } catch {
        // The browser's store is full, whatever was reckoned here.
        if (!(await packing.pack(true)) && !dropOldest(key)) return drop(key, true);
      }
    }
  }

  function drop(key: string, counted = false): void {
    const gone = kept.forget(key);
    if (!gone) return;
    follow(session.remove(key));
    if (!counted) return;
    dropped[gone.partition] += gone.count;
    follow(session.set({ [droppedKey(gone.partition)]: dropped[gone.partition] }));
  }

  /** Lets the oldest sign-in go, but not the one of `spared`; of a single sign-in its oldest exchanges. */
  function dropOldest(spared: string): boolean {
    const own = kept.loose.get(spared);
    const young = own && flowKey(own.partition, own.record.flow);
    const oldest = firstOf(kept.flows.keys(), (flow) => flow !== young) ?? young;
    const { packs, loose } = kept.flows.get(oldest ?? '') ?? { packs: [], loose: [] };
    const all = [...packs, ...loose].filter((key) => key !== spared);
    const leaving = oldest === young ? all.slice(0, 1) : all;
    for (const key of leaving) drop(key, true);
    return leaving.length > 0;
  }

  const isFull = () => kept.size.loose + kept.size.packed > capacity;
  async function makeRoom(spared: string): Promise<void> {
    if (packing.isDue()) await packing.pack(false);
    while (isFull()) if (!(await packing.pack(true)) && !dropOldest(spared)) return;
  }

  function put(partition: Partition, record: Recorded): string {
    const key = exchangeKey(partition, record.exchange.id);
    const text = JSON.stringify(record);
    kept.enter(partition, key, record, text);
    follow(store(key, text));
    if ((packing.isDue() || isFull()) && !making) {
      making = makeRoom(key).finally(() => {
        making = undefined;
      });
      follow(making);
    }
    return key;
  }

  return {
    next: kept.next,
    has: (where: Partition, id: ExchangeId) => kept.has(exchangeKey(where, id)),
    get: (key: string) => kept.loose.get(key)?.record,
    /** Requests that wait for their service worker's. */
    handovers: (where: Partition): Recorded[] =>
      [...kept.handovers].flatMap((key) => {
        const found = kept.loose.get(key);
        return found?.partition === where ? found.record : [];
      }),
    /** The latest exchange of a request in the browser, whose answer may still be read when it has ended. */
    ofRequest: kept.ofRequest,
    /** What of a sign-in is not packed: its latest exchanges. */
    ofFlow: (where: Partition, flow: ExchangeId): Exchange[] =>
      [...(kept.flows.get(flowKey(where, flow))?.loose ?? [])].flatMap((key) => kept.loose.get(key)?.record.exchange ?? []),
    /** The sign-in that an exchange belongs to: one that it begins, or the latest of its tab. */
    flowOf: (where: Partition, { id, request, context }: Exchange): ExchangeId =>
      beginning.test(request.url) ? id : (kept.latestIn(where, context.tab) ?? id),
    put,
    drop: (key: string) => drop(key),
    /** Takes over that something is gone from the store. */
    forget(key: string): void {
      kept.forget(key);
      for (const partition of all) if (key === droppedKey(partition)) dropped[partition] = 0;
    },
    /** Lets go of exchanges that the user does not want any more. */
    async forgetExchanges(where: Partition, ids: readonly ExchangeId[]): Promise<void> {
      const unwanted = new Set(ids);
      for (const id of ids) drop(exchangeKey(where, id));
      for (const [key, { partition, packed, ids: all }] of [...kept.packs]) {
        const rest = all.filter((id) => !unwanted.has(id));
        if (partition !== where || rest.length === all.length) continue;
        const records = rest.length === 0 ? [] : await unpack(packed);
        drop(key);
        for (const record of records) if (rest.includes(record.exchange.id)) put(where, record);
      }
    },
    forgetPartition(where: Partition): void {
      for (const [key, { partition }] of [...kept.loose, ...kept.packs]) if (partition === where) drop(key);
    },
    forgetTab(tab: string): void {
      if (openedBy[tab] !== undefined) return;
      for (const [key, { record }] of [...kept.loose]) if (isOpenedBy(record.exchange.context.tab, tab, openedBy)) drop(key);
      for (const [key, { packed }] of [...kept.packs]) if (isOpenedBy(packed.tab, tab, openedBy)) drop(key);
    },
    openers(openers: Openers): void {
      openedBy = openers;
      kept.openers(openers);
    },
    load(stored: Record<string, unknown>, partitions: readonly Partition[]): [string, Recorded][] {
      const found: { order: number; enter(): void }[] = [];
      const records: [string, Recorded][] = [];
      for (const partition of partitions) {
        dropped[partition] = Number(stored[droppedKey(partition)] ?? 0);
        for (const [key, text] of Object.entries(stored)) {
          if (!key.startsWith(exchangeKey(partition, ''))) continue;
          const record = recordOf(text);
          records.push([key, record]);
          found.push({ order: record.order, enter: () => kept.enter(partition, key, record, text as string) });
        }
        for (const [key, packed] of packedIn(stored, partition)) {
          // The background was stopped before it had removed what it packed: all of that is still there, and as new.
          if (idsOf(packed).some((id) => stored[exchangeKey(partition, id)] !== undefined)) follow(session.remove(key));
          else found.push({ order: packed.order, enter: () => kept.enterPacked(partition, key, packed) });
        }
      }
      for (const { enter } of found.sort((a, b) => a.order - b.order)) enter();
      return records;
    },
    settled: async (): Promise<void> => {
      while (writes.size) await Promise.all(writes);
    },
  };
}
