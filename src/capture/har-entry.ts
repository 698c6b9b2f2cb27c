import {
  type Exchange,
  type ExchangeContext,
  type HeaderField,
  type HttpResponse,
  type Observed,
  observed,
  unobserved,
} from '../http/exchange.ts';
import { headerValue } from '../http/header.ts';
import { requestBody, responseBody } from './har-body.ts';
import { ownPart } from './har-own.ts';
import { list, number, record, text } from './har-values.ts';

/** An entry that could not be read, with its position in `log.entries` and the reason. */
export interface SkippedEntry {
  index: number;
  why: string;
  /** It may be OAuth, and it is not known what it holds. */
  isUnread?: true;
}

export interface ReadHar {
  exchanges: Exchange[];
  skipped: SkippedEntry[];
}

/** Facts about the recorder that decide how its entries are read. */
export interface HarDialect {
  /** Lower-case header names that this file's recorder drops. */
  withheld: readonly string[];
}

/** Reads a parsed HAR 1.2 document. A malformed entry costs that entry. Throws a sentence when the document is no HAR at all. */
export function exchangesOfHar(document: unknown): ReadHar {
  const log = record(record(document)?.log);
  if (!log) throw new Error('This is JSON, but no HAR file: it has no "log" object at its top.');
  const entries = log.entries;
  if (!Array.isArray(entries)) throw new Error('This HAR file has no "log.entries" list, so it holds no traffic.');
  return exchangesOfEntries(entries, log);
}

/** Reads entries that were already cut out of a HAR file; `indexes` are their positions in the whole file. */
export function exchangesOfEntries(entries: readonly unknown[], log: Record<string, unknown>, indexes?: readonly number[]): ReadHar {
  const dialect = dialectOf(log, entries);
  const exchanges: Exchange[] = [];
  const skipped: SkippedEntry[] = [];
  entries.forEach((entry, position) => {
    const index = indexes?.[position] ?? position;
    const exchange = exchangeOfHarEntry(entry, index, dialect, exchanges.at(-1)?.startedAt);
    if (typeof exchange === 'string') skipped.push({ index, why: exchange });
    else exchanges.push(exchange);
  });
  return { exchanges, skipped };
}

/** Chrome's default export drops these three fields everywhere, so their absence from a whole file proves nothing. */
export function dialectOf(log: Record<string, unknown>, entries: readonly unknown[]): HarDialect {
  const creator = text(record(log.creator)?.name) ?? '';
  const sensitive = ['authorization', 'cookie', 'set-cookie'];
  if (!/webinspector|chrome|edge|insomnia|safari/i.test(creator)) return { withheld: [] };
  const seen = entries.some((entry) =>
    [record(entry)?.request, record(entry)?.response].some((side) =>
      list(record(side)?.headers).some((field) => sensitive.includes((text(record(field)?.name) ?? '').toLowerCase())),
    ),
  );
  return { withheld: seen ? [] : sensitive };
}

/** Reads one HAR entry, of a file or of `devtools.network`; a sentence when it cannot be read. */
export function exchangeOfHarEntry(
  entry: unknown,
  index: number,
  dialect: HarDialect = { withheld: [] },
  previousStart = 0,
): Exchange | string {
  const source = record(entry);
  const request = record(source?.request);
  const url = text(request?.url);
  const method = text(request?.method);
  if (!source || !request) return 'it has no request';
  if (!url || !/^[a-z][a-z0-9+.-]*:/i.test(url)) return 'its request has no absolute URL';
  if (!method) return 'its request has no method';
  const started = Date.parse(text(source.startedDateTime) ?? '');
  const took = number(source.time);
  const headers = headerFields(request.headers);
  const own = ownPart(source);
  const provisional = !headerValue(headers, 'host') && !headerValue(headers, ':authority') && !headerValue(headers, 'user-agent');
  const withheld = own?.withheld ?? [
    ...dialect.withheld,
    ...(provisional ? ['origin', 'referer', 'cookie', 'authorization', 'accept', 'dpop'] : []),
  ];
  return {
    id: `e${index + 1}`,
    startedAt: own?.startedAt ?? (Number.isNaN(started) ? previousStart : started),
    ...(took !== undefined && took >= 0 && { took }),
    from: { adapter: 'har', position: index },
    context: { ...contextOf(source), ...own?.context },
    request: { method: method.toUpperCase(), url, headers, body: own ? own.requestBody : requestBody(request, headers) },
    response: own ? own.response(responseOf(source)) : responseOf(source),
    ...(withheld.length > 0 && { withheld: [...new Set(withheld)] }),
    ...((source._fromCache !== undefined || record(source.cache)?.beforeRequest !== undefined) && { fromCache: true as const }),
    // Chrome writes it into the response.
    ...([source, record(source.response)].some((part) => part?._fetchedViaServiceWorker === true) && { viaServiceWorker: true as const }),
    ...(source._untimed === true && { untimed: true as const }),
    ...(own?.signatures && { signatures: own.signatures }),
  };
}

function responseOf({ response: written, timings }: Record<string, unknown>): Observed<HttpResponse> {
  const response = record(written);
  if (!response) return unobserved('unanswered');
  const headers = headerFields(response.headers);
  const redirect = text(response.redirectURL);
  if (redirect && !headerValue(headers, 'location')) headers.push({ name: 'Location', value: redirect });
  const error = text(response._error) || text(response._failureText) || undefined; // the second is Playwright's
  const status = number(response.status) ?? 0;
  const body = responseBody(record(response.content), status);
  // Of a request that is still under way, or was given up, Firefox writes no timings, Chromium no error; of one that failed they do.
  const isBare = status <= 0 && !error && headers.length === 0 && !(body.observed && body.value);
  const times = Object.values(record(timings) ?? {});
  const type = record(response.content)?.mimeType;
  // Others write zeros of what has not come yet, and Playwright the status -1.
  const isTimed = times.some((time) => time !== 0) || (type !== 'x-unknown' && (times.length > 0 || type !== undefined));
  if (isBare && ('_error' in response || status < 0 || !isTimed)) return unobserved('unanswered');
  return observed({ status: Math.max(0, status), headers, body, ...(error && { error }) });
}

function headerFields(fields: unknown): HeaderField[] {
  return list(fields).flatMap((field) => {
    const name = text(record(field)?.name);
    return name ? [{ name, value: text(record(field)?.value) ?? '' }] : [];
  });
}

function contextOf(entry: Record<string, unknown>): ExchangeContext {
  const page = text(entry.pageref);
  const resourceType = text(entry._resourceType);
  const cause = record(entry._initiator);
  const initiator = text(cause?.url) ?? text(cause?.type);
  return {
    ...(page && { page }),
    ...(resourceType && { resourceType }),
    ...(initiator && { initiator }),
    ...(!page && /^(?:fetch|xhr)$/i.test(resourceType ?? '') && isStartedElsewhere(cause) && { worker: true as const }),
  };
}

/**
 * Chrome gives a request of a dedicated worker no page, and its stack a parent in the page's debugger. A frame of another site has no page
 * either, but no such parent.
 */
const isStartedElsewhere = (cause: Record<string, unknown> | undefined) => record(record(cause?.stack)?.parentId)?.debuggerId !== undefined;
