import type { Exchange, HeaderField, HttpResponse, Observed } from '../http/exchange.ts';
import { headerValue } from '../http/header.ts';
import { absoluteUrl, formPairs, urlParts } from '../http/url.ts';
import type { Remark } from './har-remarks.ts';

/** An exchange as an entry of a HAR log, with what was found in it. */
export function entryOf(exchange: Exchange, remarks: readonly Remark[]) {
  const { request, response, context } = exchange;
  const took = Math.max(0, exchange.took ?? 0);
  const comment = [...new Set(remarks.map(({ isRootCause, rule, text }) => `${isRootCause ? 'Cause' : 'Also'} ${rule}: ${text}`))].join(
    '\n',
  );
  return {
    ...(context.page !== undefined && { pageref: context.page }),
    startedDateTime: time(exchange.startedAt),
    time: took,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      cookies: cookiesOf(headerValue(request.headers, 'cookie') ?? ''),
      headers: request.headers,
      queryString: formPairs(urlParts(request.url).query).map(({ name, value }) => ({ name, value })),
      ...(request.body.observed && request.body.value !== '' && { postData: postData(request.headers, request.body.value) }),
      headersSize: -1,
      bodySize: sizeOf(request.body),
    },
    response: responseOf(response, request.url),
    cache: {},
    timings: { blocked: -1, dns: -1, connect: -1, send: 0, wait: took, receive: 0, ssl: -1 },
    ...(comment && { comment }),
    ...(context.initiator !== undefined && {
      _initiator: /^[a-z][a-z0-9+.-]*:/i.test(context.initiator) ? { type: 'script', url: context.initiator } : { type: context.initiator },
    }),
    ...(context.resourceType !== undefined && { _resourceType: context.resourceType }),
    ...(exchange.fromCache && { _fromCache: 'disk' }),
    ...(exchange.viaServiceWorker && { _fetchedViaServiceWorker: true }),
    ...(exchange.untimed && { _untimed: true }),
    _pkceInspector: { findings: remarks, capture: captureOf(exchange) },
  };
}

/** What HAR has no place for: what could not be seen and why, tabs, and times finer than its own. */
function captureOf({ request, response, context, withheld, startedAt, signatures }: Exchange) {
  const unseen = {
    ...(!request.body.observed && { requestBody: request.body.because }),
    ...(!response.observed && { response: response.because }),
    ...(response.observed && !response.value.body.observed && { responseBody: response.value.body.because }),
  };
  const { page: _, resourceType: __, ...where } = context;
  return {
    ...(withheld && { withheld }),
    ...(Object.keys(unseen).length > 0 && { unseen }),
    ...(Object.keys(where).length > 0 && { context: where }),
    ...(!Number.isInteger(startedAt) && { startedAt }),
    ...(signatures && { signatures }),
  };
}

function responseOf(response: Observed<HttpResponse>, url: string) {
  const { status, headers, body, error }: HttpResponse = response.observed
    ? response.value
    : { status: 0, headers: [], body: { observed: false, because: response.because } };
  const location = headerValue(headers, 'location');
  const setCookies = headers.filter(({ name }) => name.toLowerCase() === 'set-cookie').map(({ value }) => value.split(';')[0]!);
  return {
    status,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: setCookies.flatMap((cookie) => cookiesOf(cookie)),
    headers,
    content: {
      size: body.observed ? utf8Length(body.value) : 0,
      mimeType: headerValue(headers, 'content-type') ?? 'x-unknown',
      ...(body.observed && body.value !== '' && { text: body.value }),
    },
    redirectURL: location === undefined ? '' : absoluteUrl(location, url),
    headersSize: -1,
    bodySize: sizeOf(body),
    ...(error !== undefined && { _error: error }),
  };
}

const postData = (headers: readonly HeaderField[], text: string) => {
  const mimeType = headerValue(headers, 'content-type') ?? 'application/x-www-form-urlencoded';
  const isForm = /^application\/x-www-form-urlencoded/i.test(mimeType) && /^[^{<\s]/.test(text);
  return { mimeType, ...(isForm && { params: formPairs(text).map(({ name, value }) => ({ name, value })) }), text };
};

const cookiesOf = (header: string) =>
  header.split(/;\s*/).flatMap((pair) => {
    const equals = pair.indexOf('=');
    return equals < 1 ? [] : [{ name: pair.slice(0, equals).trim(), value: pair.slice(equals + 1) }];
  });

const utf8Length = (text: string) => new TextEncoder().encode(text).length;
const sizeOf = (body: Observed<string>) => (body.observed ? utf8Length(body.value) : -1);

/** ISO 8601; a time that no calendar has becomes the nearest one that it has. */
export const time = (milliseconds: number) => new Date(Math.min(8.64e15, Math.max(0, Math.trunc(milliseconds) || 0))).toISOString();
