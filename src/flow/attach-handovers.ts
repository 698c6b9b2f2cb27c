import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/header.ts';
import { sameSite } from '../http/site.ts';
import { endpointOf, urlParts } from '../http/url.ts';
import { textOf } from '../oauth/message.ts';
import type { Shape } from '../oauth/recognise.ts';
import { codesOf, type Draft, link, redirectEndpointOf, serverOrigins } from './draft.ts';
import type { Handover } from './flow.ts';
import { handover, isForOwnServer } from './handover.ts';

/** Gives requests that carry a sign-in's code to the application's own server to that sign-in. */
export function attachHandovers(shapes: readonly Shape[], drafts: readonly Draft[]): void {
  const owners = new Map<string, Draft>();
  for (const draft of drafts) if (!draft.tokens.length) for (const code of codesOf(draft)) owners.set(code, draft);
  if (owners.size === 0) return;
  for (const shape of shapes) {
    if (shape.kind !== 'other') continue;
    if (shape.exchange.request.method === 'GET') {
      takeFromCallbacks(shape.exchange, owners);
      continue;
    }
    const given = handover(shape.exchange);
    const draft = owners.get(textOf(given.request, 'code') ?? '');
    if (!draft || !isForOwnServer(shape, draft) || isCallbackOf(draft, shape.exchange)) continue;
    addHandover(draft, given);
  }
}

/** A script that asks the application's server with the answer in the query did not land there: the page itself did, before. */
function takeFromCallbacks(exchange: Exchange, owners: ReadonlyMap<string, Draft>): void {
  const { origin, host } = urlParts(exchange.request.url);
  if (!isByScript(exchange)) return;
  const given = handover(exchange);
  const draft = owners.get(textOf(given.request, 'code') ?? '');
  const home = draft && redirectEndpointOf(draft);
  if (!draft || !home || home === given.request.endpoint || serverOrigins(draft).has(origin)) return;
  if (!draft.callbacks.some(({ endpoint }) => endpoint === home) || !sameSite(urlParts(home).host, host)) return;
  draft.callbacks = draft.callbacks.filter((callback) => callback.exchange !== exchange.id);
  addHandover(draft, given);
}

const isByScript = ({ request: { headers }, context }: Exchange): boolean =>
  /^(?:xhr|fetch|xmlhttprequest)$/i.test(context.resourceType ?? '') ||
  headerValue(headers, 'sec-fetch-dest') === 'empty' ||
  headerValue(headers, 'origin') !== undefined ||
  /^application\/json/i.test(headerValue(headers, 'accept') ?? '');

const isCallbackOf = (draft: Draft, { id, request }: Exchange) =>
  draft.responses.some(({ exchange }) => exchange === id) || redirectEndpointOf(draft) === endpointOf(request.url);

export function addHandover(draft: Draft, given: Handover): void {
  const from = draft.responses.at(-1);
  if (from) draft.links.push(link('code', from, given.request, 'code'));
  draft.handovers.push(given);
}
