import type { Exchange } from '../http/exchange.ts';
import { observed } from '../http/exchange.ts';
import { endpointOf, urlParts } from '../http/url.ts';
import { requestMessage, responseMessage } from '../oauth/build-message.ts';
import { readJwt } from '../oauth/jwt.ts';
import { type OAuthMessage, type Parameter, textOf } from '../oauth/message.ts';
import type { Shape } from '../oauth/recognise.ts';
import { type Draft, type DraftIndex, enter, link, newDraft, redirectEndpointOf, serverOrigins, withoutFragment } from './draft.ts';
import { isAltered } from './tokens.ts';

/** Opens a flow for each authorization request, and tells redirects that carry a request onward from new requests. */
export function beginFlows(shapes: readonly Shape[], index: DraftIndex): Draft[] {
  const drafts: Draft[] = [];
  const byRequestUri = new Map<string, Pushed>();
  for (const shape of shapes) {
    if (shape.kind === 'pushed') {
      const response = responseMessage('pushedAuthorizationResponse', shape.exchange);
      const requestUri = textOf(response, 'request_uri');
      const request = effective(requestMessage('pushedAuthorizationRequest', shape.exchange), undefined);
      if (requestUri && response) byRequestUri.set(requestUri, { request, response });
      else drafts.push({ ...newDraft(request.at), pushed: request, ...(response && { pushedResponse: response }) });
    } else if (shape.kind === 'authorization') {
      const message = requestMessage('authorizationRequest', shape.exchange);
      const pushed = pushedOf(textOf(message, 'request_uri'), byRequestUri, drafts);
      const request = effective(message, pushed?.request);
      const state = textOf(request, 'state');
      const candidates = [
        ...(index.chain.get(withoutFragment(request.url)) ?? []),
        ...((state !== undefined && index.state.get(state)) || []),
      ];
      const same = latest(candidates.filter((draft) => draft.request && carriesOnward(draft, draft.request, request)));
      if (same) same.hops.push({ ...request, kind: 'authorizationHop' });
      else {
        const isFirst = !drafts.some((draft) => draft.pushed === pushed?.request); // A request_uri that is used again was not pushed again.
        const draft = openFlow(request, pushed, isFirst);
        drafts.push(draft);
        enter(index.state, state, draft);
        enter(index.callback, redirectEndpointOf(draft), draft);
      }
      follow(same ?? drafts.at(-1)!, shape.exchange, index);
    }
    for (const draft of [...(index.chain.get(withoutFragment(shape.exchange.request.url)) ?? [])])
      if (draft.cameBack === undefined) follow(draft, shape.exchange, index);
  }
  const used = new Set(drafts.map((draft) => draft.pushed));
  for (const { request, response } of byRequestUri.values())
    if (!used.has(request)) drafts.push({ ...newDraft(request.at), pushed: request, pushedResponse: response });
  return drafts;
}

type Pushed = { request: OAuthMessage; response: OAuthMessage };

/** The pushed request that a request_uri names, also one that was damaged on its way where no other sign-in has taken it. */
function pushedOf(uri: string | undefined, byRequestUri: ReadonlyMap<string, Pushed>, drafts: readonly Draft[]): Pushed | undefined {
  if (uri === undefined) return undefined;
  const taken = new Set(drafts.map(({ pushed }) => pushed));
  return byRequestUri.get(uri) ?? [...byRequestUri].findLast(([given, { request }]) => !taken.has(request) && isAltered(uri, given))?.[1];
}

/** The one that began last. */
const latest = (drafts: readonly Draft[]): Draft | undefined =>
  drafts.reduce<Draft | undefined>((last, draft) => (last && last.startedAt > draft.startedAt ? last : draft), undefined);

function openFlow(request: OAuthMessage, pushed: { request: OAuthMessage; response: OAuthMessage } | undefined, isFirst: boolean): Draft {
  const draft = newDraft((isFirst ? pushed?.request.at : undefined) ?? request.at);
  draft.request = request;
  if (pushed) {
    draft.pushed = pushed.request;
    draft.pushedResponse = pushed.response;
    draft.links.push(link('request-uri', pushed.response, request, 'request_uri'));
  }
  return draft;
}

/** Remembers where the browser went from here, so that the end of a redirect chain can be led back to its beginning. */
function follow(draft: Draft, exchange: Exchange, index: DraftIndex): void {
  const visit = (url: string) => {
    draft.chain.add(url);
    enter(index.chain, url, draft);
  };
  draft.way.add(exchange.id);
  visit(withoutFragment(exchange.request.url));
  if (!exchange.response.observed) return;
  for (const field of exchange.response.value.headers) {
    if (field.name.toLowerCase() !== 'location') continue;
    const target = absolute(field.value, exchange.request.url);
    if (target.includes('code_verifier=')) continue;
    visit(withoutFragment(target));
    draft.redirects.add(withoutFragment(target));
    if (endpointOf(target) === redirectEndpointOf(draft) && /[?&#](?:code|error|response)=/.test(target))
      draft.cameBack ??= exchange.startedAt;
  }
}

function absolute(reference: string, base: string): string {
  try {
    return new URL(reference, base).href;
  } catch {
    return reference;
  }
}

/** True when a request repeats an earlier one: a redirect of the server, a reload, a return after login. */
function carriesOnward(draft: Draft, first: OAuthMessage, next: OAuthMessage): boolean {
  const same = (name: string) => textOf(first, name) === textOf(next, name);
  const byRedirect = isRedirectTarget(draft, next.url);
  // One that is stamped at the moment of the return was before it: the recorder's times are coarse.
  if (!byRedirect && draft.cameBack !== undefined && next.at > draft.cameBack) return false;
  if (first.url === next.url) return true;
  const state = textOf(next, 'state');
  if (repeatsWithin(draft, first, next)) return true;
  if (!same('client_id'))
    return byRedirect && state !== undefined && same('state') && (same('code_challenge') || textOf(next, 'code_challenge') === undefined);
  if (byRedirect && urlParts(first.url).origin === urlParts(next.url).origin) return true;
  return byRedirect && same('state') && (state !== undefined || same('code_challenge'));
}

/**
 * True for a request within the server that repeats what ties a sign-in together: its sign-up, consent and account pages carry the parameters on,
 * and so do the calls of their scripts.
 */
function repeatsWithin(draft: Draft, first: OAuthMessage, next: OAuthMessage): boolean {
  const same = (name: string) => textOf(first, name) === textOf(next, name);
  const kept = (name: string) => textOf(next, name) === undefined || same(name);
  const tied = ['state', 'code_challenge'].some((name) => textOf(next, name) !== undefined && same(name));
  return (
    tied &&
    same('state') &&
    ['client_id', 'redirect_uri', 'code_challenge', 'nonce'].every(kept) &&
    serverOrigins(draft).has(urlParts(next.url).origin)
  );
}

/** True when a redirect, and not only an earlier visit, leads to this URL. */
const isRedirectTarget = (draft: Draft, url: string) => draft.redirects.has(withoutFragment(url));

/** The request that counts: a readable request object outranks the pushed body, that the URL (RFC 9101 §6.3, RFC 9126 §4). */
function effective(message: OAuthMessage, pushed: OAuthMessage | undefined): OAuthMessage {
  const own = message.parameters.observed ? message.parameters.value : [];
  const fromPush = pushed?.parameters.observed
    ? pushed.parameters.value.map((each): Parameter => (each.carrier === 'body' ? { ...each, carrier: 'pushed' } : each))
    : [];
  const object = [...fromPush, ...own].find((parameter) => parameter.name === 'request');
  const read = object && readJwt(object.value);
  const fromObject =
    object && read?.readable
      ? Object.entries(read.jwt.claims).map(([name, claim]): Parameter => {
          const value = typeof claim === 'string' ? claim : JSON.stringify(claim);
          return { name, value, raw: value, carrier: 'request-object', at: object.at };
        })
      : [];
  const hidden = object && !read?.readable;
  const unseenPush = !pushed && message.kind === 'authorizationRequest' && own.some((parameter) => parameter.name === 'request_uri');
  const opaque = hidden ? ('encrypted' as const) : unseenPush ? ('outside-the-browser' as const) : message.opaque;
  const taken = new Set([...fromObject, ...fromPush].map((parameter) => parameter.name));
  return {
    ...message,
    endpoint: endpointOf(message.url),
    parameters: observed([
      ...fromObject,
      ...fromPush.filter(({ name }) => !fromObject.some((each) => each.name === name)),
      ...own.filter(({ name }) => !taken.has(name)),
    ]),
    ...(opaque && { opaque }),
  };
}
