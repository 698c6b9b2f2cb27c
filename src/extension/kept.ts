import type { ExchangeId } from '../http/exchange.ts';
import { idsOf, type Packed, sizeOfPacked } from './packed.ts';
import { exchangeKey, type Openers, type Partition, type Recorded } from './recorded.ts';

/** A record that stands in the store as it is. */
export interface Loose {
  partition: Partition;
  record: Recorded;
  size: number;
}

interface Pack {
  partition: Partition;
  packed: Packed;
  ids: readonly ExchangeId[];
}

/** Keys of what is kept of one sign-in. */
interface Flow {
  loose: Set<string>;
  packs: Set<string>;
}

/** Bytes of a record's text: Firefox keeps two of each character (measured). */
const sizeOf = (text: string) => 2 * text.length;

export const flowKey = (partition: Partition, flow: ExchangeId): string => `${partition} ${flow}`;

export type Kept = ReturnType<typeof createKept>;

/** What the background knows of its store: which records there are, of which sign-ins, and how much room they take. */
export function createKept() {
  /** In the order in which they began. */
  const loose = new Map<string, Loose>();
  const packs = new Map<string, Pack>();
  /** Keys that the packed records had. */
  const packedKeys = new Set<string>();
  /** The oldest first. */
  const flows = new Map<string, Flow>();
  const byRequest = new Map<string, string>();
  const handovers = new Set<string>();
  const latest = new Map<string, ExchangeId>();
  const size = { loose: 0, packed: 0 };
  let openedBy: Openers = {};
  let order = 0;
  let newest = 0;

  function flowOf(partition: Partition, flow: ExchangeId): Flow {
    const known = flows.get(flowKey(partition, flow)) ?? { loose: new Set(), packs: new Set() };
    flows.set(flowKey(partition, flow), known);
    return known;
  }
  function leave(partition: Partition, flow: ExchangeId, key: string): void {
    const own = flows.get(flowKey(partition, flow));
    own?.loose.delete(key);
    own?.packs.delete(key);
    if (own?.loose.size === 0 && own.packs.size === 0) flows.delete(flowKey(partition, flow));
  }
  const family = (where: Partition, tab: string | undefined): string => {
    let root = tab || 'none';
    for (const seen = new Set<string>(); openedBy[root] !== undefined && !seen.has(root); root = openedBy[root]!) seen.add(root);
    return `${where} ${root}`;
  };

  return {
    loose: loose as ReadonlyMap<string, Loose>,
    packs: packs as ReadonlyMap<string, Pack>,
    flows: flows as ReadonlyMap<string, Flow>,
    handovers: handovers as ReadonlySet<string>,
    size: size as Readonly<typeof size>,
    next: () => order++,
    /** When the latest request began, milliseconds since the Unix epoch. */
    newest: () => newest,
    has: (key: string) => loose.has(key) || packedKeys.has(key),
    ofRequest: (requestId: string) => loose.get(byRequest.get(requestId) ?? ''),
    /** The sign-in that began last in a tab or in those that it opened. */
    latestIn: (partition: Partition, tab: string | undefined) => latest.get(family(partition, tab)),
    openers(openers: Openers): void {
      openedBy = openers;
    },
    enter(partition: Partition, key: string, record: Recorded, text: string): void {
      size.loose += sizeOf(text) - (loose.get(key)?.size ?? 0);
      loose.set(key, { partition, record, size: sizeOf(text) });
      byRequest.set(record.request, key);
      if (record.handover) handovers.add(key);
      else handovers.delete(key);
      flowOf(partition, record.flow).loose.add(key);
      order = Math.max(order, record.order + 1);
      newest = Math.max(newest, record.exchange.startedAt);
      if (record.flow === record.exchange.id) latest.set(family(partition, record.exchange.context.tab), record.flow);
    },
    enterPacked(partition: Partition, key: string, packed: Packed): void {
      const ids = idsOf(packed);
      packs.set(key, { partition, packed, ids });
      size.packed += sizeOfPacked(packed);
      for (const id of ids) packedKeys.add(exchangeKey(partition, id));
      flowOf(partition, packed.flow).packs.add(key);
      order = Math.max(order, packed.order + ids.length);
      if (ids.includes(packed.flow)) latest.set(family(partition, packed.tab), packed.flow);
    },
    /** Lets go of a record, or of a pack, here; the store's own copy is another matter. Returns how many exchanges went, of which windows. */
    forget(key: string): { partition: Partition; count: number } | undefined {
      const pack = packs.get(key);
      if (pack) {
        packs.delete(key);
        size.packed -= sizeOfPacked(pack.packed);
        for (const id of pack.ids) packedKeys.delete(exchangeKey(pack.partition, id));
        leave(pack.partition, pack.packed.flow, key);
        return { partition: pack.partition, count: pack.ids.length };
      }
      const gone = loose.get(key);
      if (!gone) return undefined;
      loose.delete(key);
      size.loose -= gone.size;
      handovers.delete(key);
      if (byRequest.get(gone.record.request) === key) byRequest.delete(gone.record.request);
      leave(gone.partition, gone.record.flow, key);
      return { partition: gone.partition, count: 1 };
    },
  };
}
