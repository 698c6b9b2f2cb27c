import { corsVerdict } from '../http/cors.ts';
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
import { requestBodyOf, type UploadedBody, writtenAsMultipart } from './uploaded-body.ts';

/** What every event of `webRequest` tells; Chrome has `initiator`, Firefox `originUrl` and `incognito`. */
export interface RequestDetails {
  requestId: string;
  method: string;
  url: string;
  type: string;
  tabId: number;
  frameId?: number;
  /** Milliseconds since the Unix epoch; the browser may deliver events late and out of order. */
  timeStamp: number;
  initiator?: string;
  originUrl?: string;
  incognito?: boolean;
  requestBody?: UploadedBody | null;
}

/** What `onSendHeaders` tells. */
export interface SentDetails extends RequestDetails {
  requestHeaders?: readonly { name: string; value?: string }[];
}

/** What the events of an answer tell. */
export interface AnswerDetails extends RequestDetails {
  statusCode: number;
  responseHeaders?: readonly { name: string; value?: string }[];
  fromCache?: boolean;
}

/** Request fields of which nothing is known until `onSendHeaders`, which never comes for answers of a cache or a service worker. */
const untold = ['accept', 'authorization', 'content-type', 'cookie', 'dpop', 'origin', 'referer'];

/** Begins an exchange, one for each hop of a redirect chain. `hop` counts the redirects before it, `position` the exchanges of the recorder. */
export function begun(details: RequestDetails, hop: number, position: number): Exchange {
  return {
    id: hop === 0 ? `w${details.requestId}` : `w${details.requestId}.${hop}`,
    startedAt: details.timeStamp,
    from: { adapter: 'web-request', position },
    context: contextOf(details),
    request: {
      method: details.method.toUpperCase(),
      url: details.url,
      headers: [],
      body: requestBodyOf(details.method, details.requestBody),
    },
    response: unobserved('unanswered'),
    withheld: untold,
  };
}

/** Adds the request's headers; a multipart body, which the browser gives as names and values, is written out with the boundary that they name. */
export function sent(exchange: Exchange, details: SentDetails): Exchange {
  const headers = fields(details.requestHeaders);
  const { withheld: _, ...rest } = exchange;
  return { ...rest, request: { ...exchange.request, headers, body: writtenAsMultipart(exchange.request.body, headers) } };
}

/** Adds status and headers of the answer, before its body has come. */
export function answered(exchange: Exchange, details: AnswerDetails): Exchange {
  const before = exchange.response.observed ? exchange.response.value : undefined;
  const headers = details.responseHeaders ? fields(details.responseHeaders) : (before?.headers ?? []);
  const body = before?.body ?? unobserved('body-not-captured');
  return { ...exchange, response: observed({ status: details.statusCode, headers, body }) };
}

/** Ends an exchange by a redirect. Firefox tells of a service worker as a redirect with status 0 to the same URL: `isHandover`. */
export function redirected(exchange: Exchange, details: AnswerDetails & { redirectUrl: string }): Exchange {
  const { response, ...rest } = answered(exchange, details);
  if (!response.observed) return exchange;
  const { headers } = response.value;
  const told = headerValue(headers, 'location');
  // A rule of the browser, such as HSTS, redirects without any header.
  const location = told !== undefined ? [] : [{ name: 'Location', value: details.redirectUrl }];
  return {
    ...rest,
    took: Math.max(0, details.timeStamp - exchange.startedAt),
    response: observed({ ...response.value, headers: [...headers, ...location], body: observed('') }),
  };
}

/** True for the pseudo-redirect by which Firefox gives a page's request to its service worker: no answer and no hop of its own. */
export const isHandover = (details: AnswerDetails & { redirectUrl: string }): boolean =>
  details.statusCode === 0 && details.redirectUrl === details.url;

/** Ends an exchange whose answer was received whole. */
export function completed(exchange: Exchange, details: AnswerDetails): Exchange {
  const { response, ...rest } = answered(exchange, details);
  if (!response.observed) return exchange;
  return {
    ...rest,
    took: Math.max(0, details.timeStamp - exchange.startedAt),
    response: observed({ ...response.value, body: answerBody(exchange, response.value) }),
    ...(details.fromCache && { fromCache: true as const }),
  };
}

/** Ends an exchange by a failure of the network or of the browser's rules. What was seen of the answer before it failed is kept. */
export function failed(exchange: Exchange, details: RequestDetails & { error: string }): Exchange {
  const before = exchange.response.observed ? exchange.response.value : undefined;
  const response: HttpResponse = before ?? { status: 0, headers: [], body: observed('') };
  const blocked = before && before.status > 0 && corsVerdict(exchange) === 'denied';
  return {
    ...exchange,
    took: Math.max(0, details.timeStamp - exchange.startedAt),
    response: observed({ ...response, ...(blocked && { body: unobserved('cors-blocked') }), error: details.error }),
  };
}

/** Adds the text of an answer that was read while it passed (Firefox), undefined of one too large; before or after the end of the exchange. */
export function withAnswerBody(exchange: Exchange, body: string | undefined): Exchange {
  const before = exchange.response.observed ? exchange.response.value : { status: 0, headers: [] };
  return { ...exchange, response: observed({ ...before, body: body === undefined ? unobserved('body-too-large') : observed(body) }) };
}

/** The body that was read, or what can be said of one that was not. */
function answerBody({ request }: Exchange, { status, headers, body }: HttpResponse): Observed<string> {
  if (body.observed) return body;
  const empty = request.method === 'HEAD' || status === 204 || status === 304 || (status >= 300 && status < 400);
  return empty || headerValue(headers, 'content-length') === '0' ? observed('') : body;
}

/** DevTools' words for the kinds of requests, where `webRequest` has others. */
const types: Record<string, string> = { main_frame: 'document', xmlhttprequest: 'xhr', beacon: 'ping' };

function contextOf({ tabId, frameId, type, method, initiator, originUrl }: RequestDetails): ExchangeContext {
  const from = initiator ?? originUrl;
  // No tab is a shared worker or a service worker; to Firefox the document of any worker is its script.
  const worker = type === 'xmlhttprequest' && method !== 'OPTIONS' && (tabId < 0 || /^blob:|\.m?js(?:[?#]|$)/i.test(originUrl ?? ''));
  return {
    ...(tabId >= 0 && { tab: String(tabId) }),
    ...(frameId !== undefined && frameId > 0 && { frame: String(frameId) }),
    ...(from && from !== 'null' && { initiator: from }),
    ...(worker && { worker: true as const }),
    resourceType: method === 'OPTIONS' && type === 'xmlhttprequest' ? 'preflight' : (types[type] ?? type),
  };
}

const fields = (list: SentDetails['requestHeaders']): HeaderField[] =>
  (list ?? []).map(({ name, value }) => ({ name, value: value ?? '' }));
