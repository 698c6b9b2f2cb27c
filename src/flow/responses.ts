import type { Exchange } from '../http/exchange.ts';
import { endpointOf, formPairs, urlParts } from '../http/url.ts';
import { deliveredBy, deliveredByForm, requestMessage } from '../oauth/build-message.ts';
import { type OAuthMessage, textOf } from '../oauth/message.ts';
import type { Shape } from '../oauth/recognise.ts';
import { codesOf, type Draft, type DraftIndex, enter, link, newDraft, withoutFragment } from './draft.ts';
import { isAnswer, isOrphan } from './recognise-response.ts';

/** Finds the authorization responses and gives each to the request that it answers; one without a request opens a flow of its own. */
export function attachResponses(shapes: readonly Shape[], drafts: Draft[], index: DraftIndex): void {
  const redeemed = new Set(
    shapes.flatMap(({ kind, exchange }) =>
      kind === 'token' && exchange.request.body.observed ? formPairs(exchange.request.body.value).map(({ value }) => value) : [],
    ),
  );
  for (const shape of shapes) {
    if (shape.kind === 'token' || shape.kind === 'refresh' || shape.kind === 'preflight' || shape.kind === 'pushed') continue;
    for (const { message, landing } of deliveries(shape)) {
      if (!isAnswer(message, index)) continue;
      // Pages of a server carry codes of their own: what has no state belongs to a sign-in only by its address.
      const isBare = textOf(message, 'state') === undefined && !index.callback.has(message.endpoint);
      const found = isBare && textOf(message, 'code') !== undefined ? undefined : draftOf(message, shape.exchange, index);
      if (!found && !index.callback.has(message.endpoint) && !isOrphan(message, redeemed, shape)) continue;
      const draft = found?.draft ?? newDraft(message.at);
      if (!found) drafts.push(draft);
      addDelivery(draft, message, landing, found?.by);
      enter(index.code, textOf(message, 'code'), draft);
    }
    if (shape.kind === 'other' && shape.exchange.request.method === 'GET') addPlainLanding(shape.exchange, index);
  }
}

function deliveries(shape: Shape): { message: OAuthMessage; landing: boolean }[] {
  if (shape.kind === 'form-post') return [{ message: deliveredByForm(shape.exchange), landing: false }];
  const found: { message: OAuthMessage; landing: boolean }[] = [];
  const landed = shape.kind === 'other' ? deliveredBy(shape.exchange.request.url, shape.exchange, 'landing') : undefined;
  if (landed) found.push({ message: landed, landing: true });
  const redirected = shape.redirect === undefined ? undefined : deliveredBy(shape.redirect, shape.exchange, 'location');
  if (redirected) found.push({ message: redirected, landing: false });
  return found;
}

function draftOf(
  message: OAuthMessage,
  exchange: Exchange,
  index: DraftIndex,
): { draft: Draft; by: 'state' | 'code' | 'redirect' | 'client-and-order' } | undefined {
  const code = textOf(message, 'code');
  const state = textOf(message, 'state');
  const earlier = (found: readonly Draft[] | undefined) => (found ?? []).filter((draft) => draft.startedAt <= message.at + 1000);
  const sameCode = code === undefined ? undefined : earlier(index.code.get(code)).at(-1);
  if (sameCode) return { draft: sameCode, by: 'code' };
  const sameState = state === undefined ? [] : earlier(index.state.get(state));
  const chained = earlier(index.chain.get(withoutFragment(message.url))).filter((draft) =>
    draft.chain.has(withoutFragment(exchange.request.url)),
  );
  // Where the browser's redirects lead back to another request, that one was answered, with a state that is not its own.
  const elsewhere = chained.length > 0 && !sameState.some((draft) => chained.includes(draft));
  const byState = elsewhere
    ? undefined
    : (sameState.findLast((draft) => chained.includes(draft)) ??
      sameState.findLast((draft) => draft.responses.length === 0) ??
      sameState.at(-1));
  if (byState) return { draft: byState, by: 'state' };
  const open = (draft: Draft) => draft.responses.length === 0;
  const byChain = chained.findLast(open) ?? chained.at(-1);
  if (byChain) return { draft: byChain, by: 'redirect' };
  // Nothing but the order speaks for it, so a request that came after the answer cannot be the one that it answers.
  const byClient = earlier(index.callback.get(message.endpoint)).findLast((draft) => open(draft) && draft.startedAt <= message.at);
  return byClient && { draft: byClient, by: 'client-and-order' };
}

function addDelivery(
  draft: Draft,
  message: OAuthMessage,
  landing: boolean,
  by: 'state' | 'code' | 'redirect' | 'client-and-order' | undefined,
): void {
  const repeats = draft.responses.some(
    (response) =>
      textOf(response, 'code') === textOf(message, 'code') &&
      textOf(response, 'error') === textOf(message, 'error') &&
      textOf(response, 'state') === textOf(message, 'state'),
  );
  if (landing) draft.callbacks.push({ ...message, kind: 'callback' });
  if (repeats) return;
  if (draft.responses.length && codesOf(draft).includes(textOf(message, 'code') ?? '')) {
    if (!landing) draft.callbacks.push({ ...message, kind: 'callback' });
    return;
  }
  draft.responses.push(message);
  if (draft.request && by) draft.links.push(link(by, draft.request, message, by === 'state' ? 'state' : undefined));
}

/** A landing on the redirect URI that shows no answer: Chrome leaves the fragment out of the URL. */
function addPlainLanding(exchange: Exchange, index: DraftIndex): void {
  const endpoint = endpointOf(exchange.request.url);
  if (urlParts(exchange.request.url).query) return;
  const draft = index.callback.get(endpoint)?.findLast((each) => each.startedAt <= exchange.startedAt && each.callbacks.length === 0);
  if (!draft || (draft.responses.length === 0 && !draft.chain.has(endpoint))) return;
  const callback = requestMessage('callback', exchange);
  // The server's own redirect led here and was seen whole: outside the fragment mode there was no answer in it.
  const bare = draft.responses.length === 0 && textOf(draft.request, 'response_mode') !== 'fragment';
  draft.callbacks.push(bare ? callback : { ...callback, opaque: 'fragment-stripped' });
}
