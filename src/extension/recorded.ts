import type { Exchange, ExchangeId } from '../http/exchange.ts';
import type { ExtensionApi } from './browser-api.ts';

/** Private windows and the others, which Chrome keeps in one `storage.session`; neither ever sees the other's records. */
export const partitions = ['normal', 'private'] as const;
export type Partition = (typeof partitions)[number];

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

/** Whether a tab is the other one, or was opened by it, or by one that it opened. */
export function isOpenedBy(tab: string | undefined, other: string, openers: Openers): boolean {
  const seen = new Set<string>();
  for (let at = tab; at !== undefined && !seen.has(at); at = openers[at]) {
    if (at === other) return true;
    seen.add(at);
  }
  return false;
}
