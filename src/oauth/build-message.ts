import { type Evidence, type Exchange, endOf, type Observed, observed, unobserved } from '../http/exchange.ts';
import { type ReadBody, readBody } from '../http/form-body.ts';
import { mediaType } from '../http/header.ts';
import { endpointOf, formPairs, type Pair, urlParts } from '../http/url.ts';
import { once } from './built-once.ts';
import type { Carrier, MessageKind, OAuthMessage, Parameter } from './message.ts';

// Each member by its name: what is spread takes twice the memory, and a recording has tens of thousands of these.
const parametersOf = (pairs: readonly Pair[], carrier: Carrier, { exchange, part }: Omit<Evidence, 'name'>): Parameter[] =>
  pairs.map(({ name, value, raw }) => ({ name, value, raw, carrier, at: { exchange, part, name } }));

/** Query parameters of a request's URL, or of the URL that its answer redirects to. */
export const urlParameters = (url: string, carrier: 'query' | 'fragment', at: Omit<Evidence, 'name'>): Parameter[] =>
  parametersOf(formPairs(carrier === 'query' ? urlParts(url).query : urlParts(url).fragment), carrier, at);

/** A request's body as name and value pairs, in the format that its bytes have. */
export function readRequestBody(exchange: Exchange): Observed<ReadBody> {
  const { body, headers } = exchange.request;
  return body.observed ? observed(readBody(body.value, mediaType(headers))) : body;
}

/** A response's body as name and value pairs. */
export function readResponseBody(exchange: Exchange): Observed<ReadBody> {
  if (!exchange.response.observed) return exchange.response;
  const { body, headers } = exchange.response.value;
  return body.observed ? observed(readBody(body.value, mediaType(headers))) : body;
}

/** A message made of an exchange's request: parameters of its body, and of its query behind them. */
export const requestMessage = once(requestOf) as (kind: MessageKind, exchange: Exchange) => OAuthMessage;

function requestOf(kind: MessageKind, exchange: Exchange): OAuthMessage {
  const body = readRequestBody(exchange);
  const query = urlParameters(exchange.request.url, 'query', { exchange: exchange.id, part: 'request-url' });
  const inBody = body.observed ? parametersOf(body.value.pairs, 'body', { exchange: exchange.id, part: 'request-body' }) : [];
  return {
    ...frame(kind, 'request', exchange),
    at: exchange.startedAt,
    parameters: observed([...inBody, ...query]),
    ...(!body.observed && { opaque: body.because }),
    format: body.observed
      ? body.value.format === 'empty' && /^(GET|HEAD|OPTIONS)$/.test(exchange.request.method)
        ? 'none'
        : body.value.format
      : 'none',
    headers: exchange.request.headers,
    otherHeaders: exchange.response.observed ? exchange.response.value.headers : [],
    body: exchange.request.body,
  };
}

/** A message made of an exchange's response: parameters of its body. Undefined when no answer was recorded. */
export const responseMessage = once(responseOf);

function responseOf(kind: MessageKind, exchange: Exchange): OAuthMessage | undefined {
  if (!exchange.response.observed) return undefined;
  const body = readResponseBody(exchange);
  const { value: response } = exchange.response;
  const isHtml =
    mediaType(response.headers) === 'text/html' || (response.body.observed && /^\s*<(!doctype|html|head|body)/i.test(response.body.value));
  return {
    ...frame(kind, 'response', exchange),
    at: endOf(exchange),
    parameters: body.observed
      ? observed(parametersOf(body.value.pairs, 'body', { exchange: exchange.id, part: 'response-body' }))
      : unobserved(body.because),
    format: isHtml ? 'html' : body.observed ? body.value.format : 'none',
    headers: response.headers,
    otherHeaders: exchange.request.headers,
    body: response.body,
  };
}

function frame(kind: MessageKind, side: 'request' | 'response', exchange: Exchange) {
  const answer = exchange.response.observed ? exchange.response.value : undefined;
  return {
    kind,
    side,
    exchange: exchange.id,
    endedAt: endOf(exchange),
    method: exchange.request.method,
    url: exchange.request.url,
    endpoint: endpointOf(exchange.request.url),
    withheld: exchange.withheld ?? [],
    ...(answer && { status: answer.status }),
    ...(answer?.error !== undefined && { networkError: answer.error }),
    context: exchange.context,
    ...(exchange.fromCache && { fromCache: true as const }),
    ...(exchange.viaServiceWorker && { viaServiceWorker: true as const }),
    ...(exchange.untimed && { untimed: true as const }),
  };
}

/** The authorization response that a URL delivers, by its query or its fragment (RFC 6749 §4.1.2, Multiple Response Types). */
export const deliveredBy = (url: string, exchange: Exchange, through: Through): OAuthMessage | undefined =>
  mayDeliver.test(url) ? delivery(`${through} ${url}`, exchange) : undefined;

type Through = 'location' | 'landing';

/** What no URL without an answer's parameter passes, unless a name is written with escapes: nearly all of them need not be taken apart. */
const mayDeliver = /[?&#](?:(?:code|error|access_token|id_token|response|state)(?:[=&#]|$)|[^=&#?]*[%+])/;

const delivery = once(deliveryOf);

function deliveryOf(where: `${Through} ${string}`, exchange: Exchange): OAuthMessage | undefined {
  const through = where.startsWith('location') ? 'location' : 'landing';
  const url = where.slice(through.length + 1);
  const at = { exchange: exchange.id, part: through === 'location' ? ('response-header' as const) : ('request-url' as const) };
  const query = urlParameters(url, 'query', at);
  const fragment = urlParameters(url, 'fragment', at);
  const delivered = fragment.some((parameter) => isAnswer(parameter.name)) ? 'fragment' : 'query';
  if (delivered === 'query' && !query.some((parameter) => isAnswer(parameter.name))) return undefined;
  return {
    ...frame('authorizationResponse', 'response', exchange),
    at: through === 'location' ? endOf(exchange) : exchange.startedAt,
    url,
    endpoint: endpointOf(url),
    parameters: observed(delivered === 'fragment' ? [...fragment, ...query] : [...query, ...fragment]),
    format: 'none',
    headers: exchange.response.observed ? exchange.response.value.headers : [],
    otherHeaders: exchange.request.headers,
    body: observed(''),
    delivered,
  };
}

const answers = new Set(['code', 'error', 'access_token', 'id_token', 'response', 'state']);
const isAnswer = (name: string) => answers.has(name);

/** The authorization response in the body of a form_post (Form Post Response Mode §2). */
export function deliveredByForm(exchange: Exchange): OAuthMessage {
  return { ...requestMessage('authorizationResponse', exchange), side: 'request', delivered: 'form_post' };
}
