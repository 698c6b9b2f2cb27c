import type { Exchange, ExchangeId } from '../http/exchange.ts';
import type { StorageArea } from './browser-api.ts';
import { droppedKey, exchangeKey, isOpenedBy, type Openers, type Partition, type Recorded } from './recorded.ts';

/** Characters that all records may have together: `storage.session` holds 10 MB, counted in its own way. */
const room = 6_000_000;

/** A request for authorization begins a sign-in (RFC 6749 §4.1.1, RFC 9126 §4). */
const beginning = /[?&](?:response_type|request_uri|code_challenge)=/;

interface Kept {
  partition: Partition;
  record: Recorded;
  size: number;
}

/** The background's records: written through, so that nothing depends on its variables; bounded, the oldest sign-in leaves first. */
export function createRecords(session: StorageArea, capacity = room) {
  const kept = new Map<string, Kept>();
  const latest = new Map<string, ExchangeId>();
  const dropped: Record<Partition, number> = { normal: 0, private: 0 };
  let openedBy: Openers = {};
  let size = 0;
  let order = 0;
  let writing: Promise<unknown> = Promise.resolve();

  const write = (key: string, value: unknown) => {
    writing = Promise.all([writing, store(key, value)]);
  };
  async function store(key: string, value: unknown): Promise<void> {
    for (;;) {
      try {
        await session.set({ [key]: value });
        return;
      } catch {
        // The browser's store is full, whatever was reckoned here.
        if (!dropOldest(key)) return drop(key, true);
      }
    }
  }

  function drop(key: string, counted = false): void {
    const gone = kept.get(key);
    if (!gone) return;
    kept.delete(key);
    size -= gone.size;
    writing = Promise.all([writing, session.remove(key).catch(() => undefined)]);
    if (counted) {
      dropped[gone.partition]++;
      writing = Promise.all([writing, session.set({ [droppedKey(gone.partition)]: dropped[gone.partition] }).catch(() => undefined)]);
    }
  }

  /** Lets the oldest sign-in go, but not the one of `spared`; of a single sign-in its oldest exchange. */
  function dropOldest(spared: string): boolean {
    const flow = kept.get(spared)?.record.flow;
    const oldest = [...kept].find(([, { record }]) => record.flow !== flow) ?? [...kept].find(([key]) => key !== spared);
    if (!oldest) return false;
    const leaving = oldest[1].record.flow;
    for (const [key, { record }] of [...kept]) if (leaving === flow ? key === oldest[0] : record.flow === leaving) drop(key, true);
    return true;
  }

  const family = (where: Partition, tab: string | undefined): string => {
    let root = tab ?? 'none';
    for (const seen = new Set<string>(); openedBy[root] !== undefined && !seen.has(root); root = openedBy[root]!) seen.add(root);
    return `${where} ${root}`;
  };
  const enter = (partition: Partition, key: string, record: Recorded, text: number) => {
    size += text - (kept.get(key)?.size ?? 0);
    kept.set(key, { partition, record, size: text });
    order = Math.max(order, record.order + 1);
    if (record.flow === record.exchange.id) latest.set(family(partition, record.exchange.context.tab), record.flow);
  };

  return {
    next: () => order++,
    has: (where: Partition, id: ExchangeId) => kept.has(exchangeKey(where, id)),
    get: (key: string) => kept.get(key)?.record,
    find: (where: Partition, wanted: (record: Recorded) => boolean) =>
      [...kept.values()].findLast(({ partition, record }) => partition === where && wanted(record))?.record,
    /** The latest exchange of a request in the browser, whose answer may still be read when it has ended. */
    ofRequest(requestId: string): Kept | undefined {
      return [...kept.values()].findLast(({ record }) => record.request === requestId);
    },
    ofFlow: (where: Partition, flow: ExchangeId): Exchange[] =>
      [...kept.values()].flatMap(({ partition, record }) => (partition === where && record.flow === flow ? record.exchange : [])),
    /** The sign-in that an exchange belongs to: one that it begins, or the latest of its tab. */
    flowOf(where: Partition, { id, request, context }: Exchange): ExchangeId {
      return beginning.test(request.url) ? id : (latest.get(family(where, context.tab)) ?? id);
    },
    put(partition: Partition, record: Recorded): string {
      const key = exchangeKey(partition, record.exchange.id);
      enter(partition, key, record, JSON.stringify(record).length);
      while (size > capacity && kept.size > 1 && dropOldest(key));
      write(key, record);
      return key;
    },
    remove: (where: Partition, id: ExchangeId) => drop(exchangeKey(where, id)),
    drop: (key: string) => drop(key),
    /** Takes over that a record is gone from the store. */
    forget(key: string): void {
      size -= kept.get(key)?.size ?? 0;
      kept.delete(key);
    },
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
      const found: [string, Recorded][] = [];
      for (const partition of partitions) {
        dropped[partition] = Number(stored[droppedKey(partition)] ?? 0);
        const prefix = exchangeKey(partition, '');
        for (const [key, value] of Object.entries(stored)) if (key.startsWith(prefix)) found.push([key, value as Recorded]);
      }
      found.sort(([, a], [, b]) => a.order - b.order);
      for (const [key, record] of found)
        enter(key.startsWith(exchangeKey('private', '')) ? 'private' : 'normal', key, record, JSON.stringify(record).length);
      return found;
    },
    settled: async (): Promise<void> => {
      for (let last: unknown; last !== writing; ) {
        last = writing;
        await writing;
      }
    },
  };
}
