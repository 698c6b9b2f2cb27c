import { worthKeeping } from '../capture/interesting.ts';
import { requestBodyOf } from '../capture/uploaded-body.ts';
import {
  type AnswerDetails,
  answered,
  begun,
  completed,
  failed,
  isHandover,
  type RequestDetails,
  redirected,
  type SentDetails,
  sent,
  withAnswerBody,
} from '../capture/web-request.ts';
import { type Exchange, type ExchangeId, unobserved } from '../http/exchange.ts';
import type { StorageArea } from './browser-api.ts';
import { exchangeKey, type Openers, type Partition, partitions, type Recorded } from './recorded.ts';
import { createRecords } from './records.ts';
import { isWanted, type Settings } from './settings.ts';

/** Takes the events of `webRequest` and keeps what may belong to a sign-in, written through to `storage.session` at each of them. */
export interface Recorder {
  /** Begins an exchange; the request must look interesting. */
  begin(details: RequestDetails): void;
  /** Notes when a document was asked for that does not look like part of a sign-in, for its redirect may. */
  passed(details: RequestDetails): void;
  sent(details: SentDetails): void;
  answered(details: AnswerDetails): void;
  redirected(details: AnswerDetails & { redirectUrl: string }): void;
  completed(details: AnswerDetails): void;
  failed(details: RequestDetails & { error: string }): void;
  /** The text of an answer that was read while it passed; undefined of one too large. */
  body(requestId: string, text: string | undefined): void;
  /** Takes what was written before the browser stopped the background. */
  load(stored: Record<string, unknown>, partitions: readonly Partition[]): void;
  /** Takes over that another page of ours removed a record. */
  forget(key: string): void;
  /** Ends the requests under way that the browser tells nothing more of, access to their site being taken back. */
  withdrawn(isGranted: (origins: string[]) => Promise<boolean>): void;
  /** Lets go of what a user has cleared. */
  clear(cleared: { partition: Partition; ids: readonly ExchangeId[] }): void;
  settings(settings: Settings): void;
  openers(openers: Openers): void;
  /** Lets go of what was recorded in private windows. */
  forgetPrivate(): void;
  /** Lets go of what was recorded in a tab that is closed, and in those that it opened. */
  forgetTab(tab: string): void;
  /** Resolves when everything is written. */
  settled(): Promise<void>;
}

interface Options {
  session: StorageArea;
  /** Of requests that do not say it themselves (Chrome). */
  partition: Partition;
  settings: Settings;
  /** Called after an exchange has ended or got further, with all exchanges of its sign-in. */
  progress(tab: string, exchanges: readonly Exchange[]): void;
  /** Characters of all records together. */
  capacity?: number;
}

/** Milliseconds between a page's request and that of its service worker (Firefox). */
const handoverTime = 2000;

export function createRecorder({ session, partition, settings: initial, progress, capacity }: Options): Recorder {
  const records = createRecords(session, capacity);
  const pending = new Map<string, string>();
  const documents = new Map<string, number>();
  let settings = initial;

  const partitionOf = ({ incognito }: RequestDetails): Partition => (incognito ? 'private' : partition);
  const keep = (where: Partition, record: Recorded) => {
    const key = records.put(where, record);
    if (record.pending) pending.set(record.request, key);
    const { tab } = record.exchange.context;
    if (tab !== undefined) progress(tab, records.ofFlow(where, record.flow));
  };

  function start(details: RequestDetails, startedAt = details.timeStamp): Recorded {
    const where = partitionOf(details);
    const given = details.tabId < 0 ? handedOver(where, details) : undefined;
    if (given) return { ...given, exchange: { ...given.exchange, viaServiceWorker: true }, request: details.requestId, pending: true };
    let hop = 0;
    let exchange = begun(details, hop, records.next());
    while (records.has(where, exchange.id)) exchange = begun(details, ++hop, exchange.from.position);
    const whole: Exchange = { ...exchange, startedAt };
    return { exchange: whole, flow: records.flowOf(where, whole), order: whole.from.position, request: details.requestId, pending: true };
  }

  /** The page's request that a service worker continues: the page told tab and body, the worker gets the answer. */
  function handedOver(where: Partition, { method, url, timeStamp }: RequestDetails): Omit<Recorded, 'handover'> | undefined {
    const page = records.handovers(where).findLast(({ exchange: { request, startedAt } }) => {
      return request.url === url && request.method === method && Math.abs(startedAt - timeStamp) < handoverTime;
    });
    if (!page) return undefined;
    const { handover: _, ...record } = page;
    return record;
  }

  /** Changes the record of a request under way; requests that are not kept cost one look-up. */
  function change(details: RequestDetails, next: (exchange: Exchange) => Exchange, ended: boolean): void {
    const key = pending.get(details.requestId);
    const record = key === undefined ? undefined : records.get(key);
    if (!record) return;
    const { pending: _, ...rest } = record;
    const exchange = next(record.exchange);
    if (ended) pending.delete(details.requestId);
    keep(partitionOf(details), ended ? { ...rest, exchange } : { ...record, exchange });
  }

  async function endWithout(isGranted: (origins: string[]) => Promise<boolean>): Promise<void> {
    for (const key of [...pending.values()]) {
      const { protocol, hostname } = new URL(records.get(key)?.exchange.request.url ?? 'http://gone.invalid');
      if (await isGranted([`${protocol}//${hostname}/*`])) continue;
      const record = records.get(key);
      const where = partitions.find((each) => key.startsWith(exchangeKey(each, '')));
      if (!record?.pending || !where) continue;
      const { pending: _, ...rest } = record;
      const { exchange } = record;
      pending.delete(record.request);
      keep(where, { ...rest, exchange: exchange.response.observed ? exchange : { ...exchange, response: unobserved('access-withdrawn') } });
    }
  }

  const isOurs = ({ tabId, initiator, originUrl, url }: RequestDetails) => {
    const from = initiator ?? originUrl;
    // What belongs to no tab and to no site is the browser's own business.
    if (tabId < 0 && (from === undefined || !from.startsWith('http'))) return false;
    return (from === undefined || !/^(?:chrome|moz)-extension:/.test(from)) && isWanted(settings, url, from);
  };

  return {
    begin(details) {
      if (isOurs(details)) keep(partitionOf(details), start(details));
    },
    passed(details) {
      documents.set(details.requestId, details.timeStamp);
    },
    sent: (details) => change(details, (exchange) => sent(exchange, details), false),
    answered: (details) => change(details, (exchange) => answered(exchange, details), false),
    redirected(details) {
      if (isHandover(details)) {
        const record = records.get(pending.get(details.requestId) ?? '');
        if (record) keep(partitionOf(details), { ...record, handover: true });
        return;
      }
      const { requestId, method, url, redirectUrl } = details;
      if (!pending.has(requestId) && worthKeeping({ method, url, redirect: redirectUrl }) && isOurs(details))
        keep(partitionOf(details), start(details, documents.get(requestId)));
      documents.delete(requestId);
      change(details, (exchange) => redirected(exchange, details), true);
    },
    completed(details) {
      documents.delete(details.requestId);
      change(details, (exchange) => completed(exchange, details), true);
    },
    failed(details) {
      documents.delete(details.requestId);
      // DevTools, when it opens, asks Chrome's cache for the page's files; what is not there was never sent.
      const key = pending.get(details.requestId);
      if (details.error === 'net::ERR_CACHE_MISS' && key !== undefined) {
        pending.delete(details.requestId);
        records.drop(key);
        return;
      }
      change(details, (exchange) => failed(exchange, details), true);
    },
    body(requestId, text) {
      const found = records.ofRequest(requestId);
      const response = found?.record.exchange.response;
      // What was being read when access was taken back is not ours any more.
      if (response && !response.observed && response.because === 'access-withdrawn') return;
      if (found) keep(found.partition, { ...found.record, exchange: withAnswerBody(found.record.exchange, text) });
    },
    load(stored, partitions) {
      for (const [key, record] of records.load(stored, partitions)) if (record.pending) pending.set(record.request, key);
    },
    forget: records.forget,
    withdrawn: (isGranted) => void endWithout(isGranted),
    clear: ({ partition: where, ids }) => void records.forgetExchanges(where, ids),
    settings(next) {
      settings = next;
    },
    openers: records.openers,
    forgetPrivate: () => records.forgetPartition('private'),
    forgetTab: records.forgetTab,
    settled: records.settled,
  };
}

/** One object for all requests: an uninteresting one allocates nothing. */
const glance: { method: string; url: string; body?: string } = { method: '', url: '' };

/** Whether a request may be part of a sign-in, by URL and method first, and only then by the names in its body. */
export function looksInteresting({ method, url, requestBody }: RequestDetails): boolean {
  glance.method = method;
  glance.url = url;
  if (worthKeeping(glance)) return true;
  if (method === 'GET' || !requestBody) return false;
  const body = requestBodyOf(method, requestBody);
  return body.observed && worthKeeping({ method, url, body: body.value });
}
