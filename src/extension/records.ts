import type { Exchange, ExchangeId } from '../http/exchange.ts';
import type { StorageArea } from './browser-api.ts';
import { droppedKey, exchangeKey, isOpenedBy, type Openers, type Partition, type Recorded, recordOf } from './recorded.ts';

/** Characters that all records may have together; `storage.session` holds 10 MB. */
const room = 8_000_000;

/** A request for authorization begins a sign-in (RFC 6749 §4.1.1, RFC 9126 §4). */
const beginning = /[?&](?:response_type|request_uri|code_challenge)=/;

interface Kept {
  partition: Partition;
  record: Recorded;
  size: number;
}

/** The background's records: written through, so that nothing depends on its variables; bounded, the oldest sign-in leaves first. */
export function createRecords(session: StorageArea, capacity = room) {
  /** In the order in which they began. */
  const kept = new Map<string, Kept>();
  const flows = new Map<string, Set<string>>();
  const byRequest = new Map<string, string>();
  const handovers = new Set<string>();
  const latest = new Map<string, ExchangeId>();
  const dropped: Record<Partition, number> = { normal: 0, private: 0 };
  const writes = new Set<Promise<void>>();
  let openedBy: Openers = {};
  let size = 0;
  let order = 0;

  const follow = (write: Promise<void>) => {
    const settled: Promise<void> = write.catch(() => undefined).then(() => void writes.delete(settled));
    writes.add(settled);
  };
  async function store(key: string, text: string): Promise<void> {
    while (kept.has(key)) {
      try {
        return await session.set({ [key]: text });
      } catch {
        // The browser's store is full, whatever was reckoned here.
        if (!dropOldest(key)) return drop(key, true);
      }
    }
  }

  const flowKey = ({ partition, record }: Kept) => `${partition} ${record.flow}`;

  /** Lets go of a record here; the store's own copy is another matter. */
  function forget(key: string): Kept | undefined {
    const gone = kept.get(key);
    if (!gone) return undefined;
    kept.delete(key);
    size -= gone.size;
    handovers.delete(key);
    if (byRequest.get(gone.record.request) === key) byRequest.delete(gone.record.request);
    const others = flows.get(flowKey(gone));
    others?.delete(key);
    if (others?.size === 0) flows.delete(flowKey(gone));
    return gone;
  }

  function drop(key: string, counted = false): void {
    const gone = forget(key);
    if (!gone) return;
    follow(session.remove(key));
    if (!counted) return;
    dropped[gone.partition]++;
    follow(session.set({ [droppedKey(gone.partition)]: dropped[gone.partition] }));
  }

  /** Lets the oldest sign-in go, but not the one of `spared`; of a single sign-in its oldest exchange. */
  function dropOldest(spared: string): boolean {
    const own = kept.get(spared);
    const oldest = firstBut(flows.keys(), own && flowKey(own));
    const other = oldest === undefined ? firstBut(kept.keys(), spared) : undefined;
    const leaving = oldest === undefined ? other && [other] : [...(flows.get(oldest) ?? [])];
    for (const key of leaving ?? []) drop(key, true);
    return leaving !== undefined;
  }

  const family = (where: Partition, tab: string | undefined): string => {
    let root = tab ?? 'none';
    for (const seen = new Set<string>(); openedBy[root] !== undefined && !seen.has(root); root = openedBy[root]!) seen.add(root);
    return `${where} ${root}`;
  };
  function enter(partition: Partition, key: string, record: Recorded, text: number): void {
    size += text - (kept.get(key)?.size ?? 0);
    const now = { partition, record, size: text };
    kept.set(key, now);
    byRequest.set(record.request, key);
    if (record.handover) handovers.add(key);
    else handovers.delete(key);
    const own = flows.get(flowKey(now)) ?? new Set();
    flows.set(flowKey(now), own.add(key));
    order = Math.max(order, record.order + 1);
    if (record.flow === record.exchange.id) latest.set(family(partition, record.exchange.context.tab), record.flow);
  }

  return {
    next: () => order++,
    has: (where: Partition, id: ExchangeId) => kept.has(exchangeKey(where, id)),
    get: (key: string) => kept.get(key)?.record,
    /** Requests that wait for their service worker's. */
    handovers: (where: Partition): Recorded[] =>
      [...handovers].flatMap((key) => {
        const found = kept.get(key);
        return found?.partition === where ? found.record : [];
      }),
    /** The latest exchange of a request in the browser, whose answer may still be read when it has ended. */
    ofRequest: (requestId: string) => kept.get(byRequest.get(requestId) ?? ''),
    ofFlow: (where: Partition, flow: ExchangeId): Exchange[] =>
      [...(flows.get(`${where} ${flow}`) ?? [])].flatMap((key) => kept.get(key)?.record.exchange ?? []),
    /** The sign-in that an exchange belongs to: one that it begins, or the latest of its tab. */
    flowOf(where: Partition, { id, request, context }: Exchange): ExchangeId {
      return beginning.test(request.url) ? id : (latest.get(family(where, context.tab)) ?? id);
    },
    put(partition: Partition, record: Recorded): string {
      const key = exchangeKey(partition, record.exchange.id);
      const text = JSON.stringify(record);
      enter(partition, key, record, text.length);
      while (size > capacity && kept.size > 1 && dropOldest(key));
      follow(store(key, text));
      return key;
    },
    drop: (key: string) => drop(key),
    /** Takes over that a record is gone from the store. */
    forget: (key: string) => void forget(key),
    forgetPartition(where: Partition): void {
      for (const [key, { partition }] of [...kept]) if (partition === where) drop(key);
    },
    forgetTab(tab: string): void {
      if (openedBy[tab] !== undefined) return;
      for (const [key, { record }] of [...kept]) if (isOpenedBy(record.exchange.context.tab, tab, openedBy)) drop(key);
    },
    openers(openers: Openers): void {
      openedBy = openers;
    },
    load(stored: Record<string, unknown>, partitions: readonly Partition[]): [string, Recorded][] {
      const found: [string, Recorded, Partition, number][] = [];
      for (const partition of partitions) {
        dropped[partition] = Number(stored[droppedKey(partition)] ?? 0);
        const prefix = exchangeKey(partition, '');
        for (const [key, text] of Object.entries(stored))
          if (key.startsWith(prefix)) found.push([key, recordOf(text), partition, String(text).length]);
      }
      found.sort(([, a], [, b]) => a.order - b.order);
      for (const [key, record, partition, length] of found) enter(partition, key, record, length);
      return found.map(([key, record]) => [key, record]);
    },
    settled: async (): Promise<void> => {
      while (writes.size) await Promise.all(writes);
    },
  };
}

function firstBut(names: Iterable<string>, spared: string | undefined): string | undefined {
  for (const name of names) if (name !== spared) return name;
  return undefined;
}
