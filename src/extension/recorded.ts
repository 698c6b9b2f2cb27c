import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { urlParts } from '../http/url.ts';
import type { ExtensionApi, StorageArea } from './browser-api.ts';
import { sessionOf } from './session.ts';

/** Private windows and the others, which Chrome keeps in one `storage.session`; neither ever sees the other's records. */
export type Partition = 'normal' | 'private';

/** An exchange as the background keeps it in `storage.session`. */
export interface Recorded {
  exchange: Exchange;
  /** Id of the exchange that began the sign-in which this one most likely belongs to; records of one flow leave together. */
  flow: ExchangeId;
  order: number;
  /** Id of the request in the browser, the same for all hops of a redirect chain. */
  request: string;
  /** Set while the request is under way. */
  pending?: true;
  /** Set while a request that Firefox gave to a service worker waits for that one's own request. */
  handover?: true;
}

/** Reads a record. It is stored as a text, for Chrome reckons the many small parts of an object at six times that. */
export const recordOf = (stored: unknown): Recorded => JSON.parse(stored as string) as Recorded;

/** Tabs that were opened by another one, such as sign-in popups. */
export type Openers = Readonly<Record<string, string>>;

export const exchangeKey = (partition: Partition, id: ExchangeId): string => `exchange/${partition}/${id}`;
export const openersKey = (partition: Partition | ''): string => `openers/${partition}`;
/** Match patterns of the hosts that are granted, for Firefox's panel cannot ask. */
export const accessKey = 'access';
export const droppedKey = (partition: Partition): string => `dropped/${partition}`;

/** The partition of the page that asks. */
export const partitionOf = (api: ExtensionApi): Partition => (api.extension?.inIncognitoContext ? 'private' : 'normal');

/** What is recorded for one tab, as far as the panel and the popup want to know. */
export interface TabRecording {
  exchanges: Exchange[];
  /** Exchanges of all tabs that had to go for want of room. */
  dropped: number;
  /** Match patterns of the hosts that the background may watch. */
  access: readonly string[];
}

/** Follows the records of a tab: tells what is there, then each change, without keeping the background awake. Returns how to stop. */
export async function followTab(api: ExtensionApi, tab: string, tell: (news: TabRecording) => void): Promise<() => void> {
  const session = sessionOf(api);
  if (!session) return () => undefined;
  const partition = partitionOf(api);
  const prefix = exchangeKey(partition, '');
  const records = new Map<string, Recorded>();
  let openers: Openers = {};
  let dropped = 0;
  let access: readonly string[] = [];
  const told = new Map<string, Recorded>();
  const take = (items: Record<string, unknown>) => {
    for (const [key, value] of Object.entries(items)) {
      if (key.startsWith(openersKey(''))) openers = { ...openers, ...(value as Openers | undefined) };
      if (key === droppedKey(partition)) dropped = Number(value ?? 0);
      if (key === accessKey) access = (value ?? []) as string[];
      if (!key.startsWith(prefix)) continue;
      if (value) records.set(key, recordOf(value));
      else records.delete(key);
    }
    const exchanges: Exchange[] = [];
    for (const [key, record] of ofTab(records, openers, tab)) {
      if (told.get(key) === record) continue;
      told.set(key, record);
      exchanges.push(withOpener(record.exchange, openers));
    }
    tell({ exchanges, dropped, access });
  };
  const stop = session.onChanged((changes) => {
    const wanted = (key: string) =>
      key.startsWith(prefix) || key.startsWith(openersKey('')) || key === droppedKey(partition) || key === accessKey;
    const ours = Object.entries(changes).filter(([key]) => wanted(key));
    if (ours.length) take(Object.fromEntries(ours.map(([key, { newValue }]) => [key, newValue])));
  });
  take(await session.get(null));
  return stop;
}

/** The exchanges that are recorded for a tab now. */
export async function readTab(api: ExtensionApi, tab: string): Promise<TabRecording> {
  return new Promise((resolve) => {
    const stopped = followTab(api, tab, resolve);
    void stopped.then((stop) => stop());
  });
}

/** Forgets exchanges; those of other tabs stay. */
export const forget = (session: StorageArea, partition: Partition, ids: readonly ExchangeId[]): Promise<void> =>
  session.remove(ids.map((id) => exchangeKey(partition, id)));

const withOpener = (exchange: Exchange, openers: Openers): Exchange => {
  const opener = openers[exchange.context.tab ?? ''];
  return opener === undefined ? exchange : { ...exchange, context: { ...exchange.context, opener } };
};

/** Records of the tab, of the tabs that it opened, and of workers, which have no tab, that act for one of its sites; in order. */
function ofTab(records: ReadonlyMap<string, Recorded>, openers: Openers, tab: string): [string, Recorded][] {
  const all = [...records];
  const own = all.filter(([, { exchange }]) => isOpenedBy(exchange.context.tab, tab, openers));
  const sites = new Set(own.flatMap(([, { exchange }]) => sitesOf(exchange)));
  const workers = all.filter(
    ([
      ,
      {
        exchange: { context },
      },
    ]) => context.tab === undefined && sites.has(urlParts(context.initiator ?? '').origin),
  );
  return [...own, ...workers].sort(([, a], [, b]) => a.order - b.order);
}

function sitesOf({ context, request }: Exchange): string[] {
  const initiator = urlParts(context.initiator ?? '').origin;
  return [...(initiator ? [initiator] : []), ...(context.resourceType === 'document' ? [urlParts(request.url).origin] : [])];
}

/** Whether a tab is the other one, or was opened by it, or by one that it opened. */
export function isOpenedBy(tab: string | undefined, other: string, openers: Openers): boolean {
  const seen = new Set<string>();
  for (let at = tab; at !== undefined && !seen.has(at); at = openers[at]) {
    if (at === other) return true;
    seen.add(at);
  }
  return false;
}
