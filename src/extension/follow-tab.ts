import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { urlParts } from '../http/url.ts';
import type { ExtensionApi } from './browser-api.ts';
import { idsOf, type Packed, packedIn, packedKey, placeOf, unpack } from './packed.ts';
import {
  accessKey,
  droppedKey,
  exchangeKey,
  isOpenedBy,
  type Openers,
  openersKey,
  partitionOf,
  type Recorded,
  recordOf,
} from './recorded.ts';
import { sessionOf } from './session.ts';

/** What is recorded for one tab, as far as the panel and the popup want to know. */
export interface TabRecording {
  /** What is new, or known and changed. */
  exchanges: Exchange[];
  /** Exchanges of all tabs that had to go for want of room. */
  dropped: number;
  /** Match patterns of the hosts that the background may watch. */
  access: readonly string[];
}

/**
 * Follows the records of a tab, of the tabs that it opened, and of workers, which have no tab, that act for one of its sites: tells what is
 * there, then each change, without keeping the background awake. Returns how to stop.
 */
export async function followTab(api: ExtensionApi, tab: string, tell: (news: TabRecording) => void): Promise<() => void> {
  const session = sessionOf(api);
  if (!session) return () => undefined;
  const partition = partitionOf(api);
  const prefix = exchangeKey(partition, '');
  const records = new Map<string, Recorded>();
  const told = new Map<string, Recorded>();
  /** Packs of which everything is told. */
  const read = new Set<string>();
  const sites = new Set<string>();
  let openers: Openers = {};
  let dropped = 0;
  let access: readonly string[] = [];

  const give = (own: readonly Recorded[]) => tell({ exchanges: own.map(({ exchange }) => withOpener(exchange, openers)), dropped, access });
  const isOurs = (place: { tab: string; site: string }) => (place.tab ? isOpenedBy(place.tab, tab, openers) : sites.has(place.site));
  /** Tells what is new in these items, and of all when they show that more tabs or sites are ours: whether they do. */
  const take = (items: Record<string, unknown>): boolean => {
    const changed = new Map<string, Recorded>();
    const known = sites.size;
    let isWider = false;
    for (const [key, value] of Object.entries(items)) {
      if (key.startsWith(openersKey(''))) {
        openers = { ...openers, ...(value as Openers | undefined) };
        isWider = true;
      }
      if (key === droppedKey(partition)) dropped = Number(value ?? 0);
      if (key === accessKey) access = (value ?? []) as string[];
      if (key.startsWith(packedKey(partition, '')) && value && idsOf(value as Packed).every((id) => told.has(prefix + id))) read.add(key);
      if (!key.startsWith(prefix)) continue;
      const record = value ? recordOf(value) : undefined;
      if (record) {
        records.set(key, record);
        changed.set(key, record);
      } else {
        records.delete(key);
        told.delete(key);
      }
    }
    const ours = ofTab(changed, isOurs, sites);
    isWider ||= sites.size > known;
    const news: Recorded[] = [];
    for (const [key, record] of isWider ? ofTab(records, isOurs, sites) : ours) {
      if (told.get(key) === record) continue;
      told.set(key, record);
      news.push(record);
    }
    give(news);
    return isWider;
  };

  /** Tells what is packed, once: nothing of it changes any more. */
  async function readPacked(): Promise<void> {
    for (;;) {
      const unread = packedIn(await session!.get(null), partition).filter(([key, packed]) => !read.has(key) && isOurs(packed));
      if (unread.length === 0) return;
      for (const [key] of unread) read.add(key);
      const older = (await Promise.all(unread.map(([, packed]) => unpack(packed))))
        .flat()
        .filter(({ exchange }) => !records.has(prefix + exchange.id));
      for (const { exchange } of older) for (const site of sitesOf(exchange)) sites.add(site);
      give(older.sort((a, b) => a.order - b.order));
    }
  }

  const stop = session.onChanged((changes) => {
    const wanted = [prefix, packedKey(partition, ''), openersKey(''), droppedKey(partition), accessKey];
    const ours = Object.entries(changes).filter(([key]) => wanted.some((start) => key.startsWith(start)));
    if (!ours.length) return;
    // A tab that turns out to be ours, and a site of a worker, may have older records.
    if (take(Object.fromEntries(ours.map(([key, { newValue }]) => [key, newValue])))) void readPacked();
  });
  take(await session.get(null));
  await readPacked();
  return stop;
}

/** The exchanges that are recorded for a tab now. */
export async function readTab(api: ExtensionApi, tab: string): Promise<Exchange[]> {
  const exchanges = new Map<ExchangeId, Exchange>();
  const stop = await followTab(api, tab, (news) => {
    for (const exchange of news.exchanges) exchanges.set(exchange.id, exchange);
  });
  stop();
  return [...exchanges.values()];
}

const withOpener = (exchange: Exchange, openers: Openers): Exchange => {
  const opener = openers[exchange.context.tab ?? ''];
  return opener === undefined ? exchange : { ...exchange, context: { ...exchange.context, opener } };
};

type IsOurs = (place: { tab: string; site: string }) => boolean;

/** Those of the tab's records and then, its sites being known, those of workers, in order. */
function ofTab(records: ReadonlyMap<string, Recorded>, isOurs: IsOurs, sites: Set<string>): [string, Recorded][] {
  const all = [...records];
  const own = all.filter(([, { exchange }]) => exchange.context.tab !== undefined && isOurs({ tab: exchange.context.tab, site: '' }));
  for (const [, { exchange }] of own) for (const site of sitesOf(exchange)) sites.add(site);
  const workers = all.filter(([, record]) => record.exchange.context.tab === undefined && isOurs(placeOf(record)));
  return [...own, ...workers].sort(([, a], [, b]) => a.order - b.order);
}

function sitesOf({ context, request }: Exchange): string[] {
  const initiator = urlParts(context.initiator ?? '').origin;
  return [...(initiator ? [initiator] : []), ...(context.resourceType === 'document' ? [urlParts(request.url).origin] : [])];
}
