import type { Exchange } from '../http/exchange.ts';
import { readBody } from '../http/form-body.ts';
import { headerValue, mediaType } from '../http/header.ts';
import { recognise } from '../oauth/recognise.ts';
import { address } from './collect-address.ts';
import { headers } from './collect-headers.ts';
import { jsonOf, jwt, members } from './collect-json.ts';
import { text } from './collect-text.ts';
import { pair } from './collect-values.ts';
import { add, type Found } from './found.ts';
import { isJwt, looksRandom } from './shapes.ts';

/**
 * Finds every secret of a recording by the names, the places and the looks of its values. Values stand in values: an address in a text in a
 * JWT in a header field, so the modules collect-*.ts call each other.
 */
export function collect(exchanges: readonly Exchange[]): Found {
  const found: Found = { secrets: new Map(), kept: new Set(), hashable: new Set(), keys: [], credentialPairs: new Set() };
  for (const exchange of exchanges) exchangeIn(found, exchange);
  for (const value of found.kept) found.secrets.delete(value);
  return found;
}

function exchangeIn(found: Found, exchange: Exchange): void {
  const { request, response, context } = exchange;
  address(found, request.url);
  headers(found, request.headers);
  if (request.body.observed) body(found, request.body.value, mediaType(request.headers), false);
  if (context.initiator) address(found, context.initiator);
  if (context.page) text(found, context.page);
  if (!response.observed) return;
  const { kind } = recognise(exchange);
  headers(found, response.value.headers);
  if (response.value.error) text(found, response.value.error);
  if (response.value.body.observed)
    body(found, response.value.body.value, mediaType(response.value.headers), kind === 'metadata' || kind === 'keySet');
  const origin = headerValue(request.headers, 'origin');
  if (origin) found.kept.add(origin);
}

function body(found: Found, content: string, type: string | undefined, isPublicDocument: boolean): void {
  if (isPublicDocument) return;
  const read = readBody(content, type);
  const json = read.format === 'json' || /^\s*[[{"]/.test(content) ? jsonOf(content) : undefined;
  if (json !== undefined) members(found, json, '', 0);
  else if (read.format === 'form' || read.format === 'multipart') {
    for (const each of read.pairs) {
      if (!each.raw && looksRandom(each.name)) add(found, each.name, 'unknown value that looks random', '');
      pair(found, each.name, each.value);
    }
    if (read.format === 'multipart') text(found, content);
  } else if (isJwt(content.trim())) jwt(found, content.trim(), 0);
  else text(found, content);
}
