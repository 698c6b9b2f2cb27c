import type { Exchange, HeaderField, Observed } from '../../../src/http/exchange.ts';
import { headerValue } from '../../../src/http/header.ts';

const withheld = /^(?:authorization|cookie|set-cookie)$/i;

/** The exchanges as Chrome's sanitized export writes them: no cookies, no credentials, no fragments in addresses, network failures in `_error`. */
export function asChromeHar(exchanges: readonly Exchange[]): unknown {
  return { log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, pages: [], entries: exchanges.map(entryOf) } };
}

function entryOf({ startedAt, took = 0, context, request, response, viaServiceWorker }: Exchange) {
  const answer = response.observed ? response.value : undefined;
  const status = answer?.status ?? 0;
  return {
    _initiator: { type: 'other' },
    _resourceType: context.resourceType ?? 'document',
    startedDateTime: new Date(startedAt).toISOString(),
    time: took,
    request: {
      method: request.method,
      url: request.url.split('#')[0],
      httpVersion: 'h2',
      headers: [...headersOf(request.headers), { name: 'User-Agent', value: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0.0.0' }],
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: request.body.observed && request.body.value === '' && request.method === 'POST' ? 0 : -1,
      ...(textOf(request.body) && {
        postData: { mimeType: headerValue(request.headers, 'content-type') ?? '', text: textOf(request.body) },
      }),
    },
    response: {
      status,
      statusText: '',
      httpVersion: 'h2',
      headers: headersOf(answer?.headers ?? []),
      cookies: [],
      content: {
        size: answer && !answer.body.observed ? 200 : 0,
        mimeType: headerValue(answer?.headers ?? [], 'content-type') ?? 'x-unknown',
        ...(answer && textOf(answer.body) && { text: textOf(answer.body) }),
      },
      redirectURL: headerValue(answer?.headers ?? [], 'location') ?? '',
      headersSize: -1,
      bodySize: -1,
      _transferSize: 0,
      _error: answer?.error ?? null,
      ...(viaServiceWorker && { _fetchedViaServiceWorker: true }),
    },
    cache: {},
    timings: { blocked: 0, dns: -1, ssl: -1, connect: -1, send: 0, wait: took, receive: 0 },
  };
}

const headersOf = (fields: readonly HeaderField[]) => fields.filter(({ name }) => !withheld.test(name));
const textOf = (body: Observed<string>) => (body.observed ? body.value : '');
