import { type Evidence, type Exchange, type ExchangeId, endOf } from '../http/exchange.ts';
import { endpointOf, urlParts } from '../http/url.ts';
import { type OAuthMessage, textOf } from '../oauth/message.ts';
import type { Shape } from '../oauth/recognise.ts';
import type { Handover, Link, TokenExchange } from './flow.ts';

/** A flow while its messages are still being gathered. */
export interface Draft {
  request?: OAuthMessage;
  pushed?: OAuthMessage;
  pushedResponse?: OAuthMessage;
  hops: OAuthMessage[];
  pages: OAuthMessage[];
  /** Every delivery of an authorization response; the decisive one is chosen at the end. */
  responses: OAuthMessage[];
  callbacks: OAuthMessage[];
  tokens: TokenExchange[];
  refreshes: TokenExchange[];
  handovers: Handover[];
  preflights: OAuthMessage[];
  surroundings: OAuthMessage[];
  links: Link[];
  /** URLs that the browser was sent through since the authorization request, without fragments. */
  chain: Set<string>;
  /** The exchanges by which it went there. */
  way: Set<ExchangeId>;
  /** URLs of the chain that a redirect led to. */
  redirects: Set<string>;
  /** When the browser was sent back to the client: what comes after is no part of the way to the server. */
  cameBack?: number;
  startedAt: number;
}

export const newDraft = (startedAt: number): Draft => ({
  hops: [],
  pages: [],
  responses: [],
  callbacks: [],
  tokens: [],
  refreshes: [],
  handovers: [],
  preflights: [],
  surroundings: [],
  links: [],
  chain: new Set(),
  way: new Set(),
  redirects: new Set(),
  startedAt,
});

/** Drafts by what leads to them, each list in the order in which they began: a recording may hold thousands. */
export interface DraftIndex {
  /** By each URL that their browser was sent through. */
  chain: Map<string, Draft[]>;
  state: Map<string, Draft[]>;
  /** By the endpoint that their redirect_uri names. */
  callback: Map<string, Draft[]>;
  code: Map<string, Draft[]>;
}

export const newIndex = (): DraftIndex => ({ chain: new Map(), state: new Map(), callback: new Map(), code: new Map() });

/** Enters a draft under a key, once. */
export function enter(map: Map<string, Draft[]>, key: string | undefined, draft: Draft): void {
  if (key === undefined) return;
  const list = map.get(key);
  if (!list) map.set(key, [draft]);
  else if (!list.includes(draft)) list.push(draft);
}

export const withoutFragment = (url: string): string => {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
};

export const evidenceOf = (message: OAuthMessage, name?: string): Evidence => {
  const parameter = message.parameters.observed ? message.parameters.value.find((each) => each.name === name) : undefined;
  return parameter?.at ?? { exchange: message.exchange, part: 'request-url', ...(name !== undefined && { name }) };
};

export const link = (by: Link['by'], from: OAuthMessage, to: OAuthMessage, name?: string): Link => ({
  by,
  between: [evidenceOf(from, name), evidenceOf(to, name)],
});

/** Codes that reached the browser in this flow. */
export const codesOf = (draft: Draft): string[] => draft.responses.flatMap((response) => textOf(response, 'code') ?? []);

export const redirectEndpointOf = (draft: Draft): string | undefined => {
  // Supabase Auth calls it redirect_to.
  const uri = draft.request && (textOf(draft.request, 'redirect_uri') ?? textOf(draft.request, 'redirect_to'));
  return uri === undefined ? undefined : endpointOf(uri);
};

/** Hosts that answered for the authorization server in this flow. */
export const serverOrigins = (draft: Draft): Set<string> =>
  new Set([draft.request, ...draft.hops, ...draft.pages].flatMap((message) => (message ? [urlParts(message.url).origin] : [])));

/** Exchanges in the order of time; ties are broken by content, so that the order of a file's entries means nothing. */
export function inTimeOrder(exchanges: readonly Exchange[]): Exchange[] {
  const key = (exchange: Exchange) => `${exchange.request.method} ${exchange.request.url}`;
  return [...exchanges].sort(
    (a, b) => a.startedAt - b.startedAt || endOf(a) - endOf(b) || (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.id < b.id ? -1 : 1),
  );
}

/** A service worker's fetch and the page's own show up as two entries of one request: keeps the one that says more. */
export function withoutDoubles(shapes: readonly Shape[]): Shape[] {
  const kept: Shape[] = [];
  const recent = new Map<string, Shape>();
  for (const shape of shapes) {
    const { exchange } = shape;
    const body = exchange.request.body.observed ? exchange.request.body.value : '';
    const key = `${exchange.request.method} ${exchange.request.url} ${body}`;
    const before = recent.get(key);
    const isDouble =
      before &&
      Math.abs(before.exchange.startedAt - exchange.startedAt) <= 50 &&
      (before.exchange.viaServiceWorker ?? false) !== (exchange.viaServiceWorker ?? false);
    const isSameEntry =
      before &&
      before.exchange.startedAt === exchange.startedAt &&
      before.exchange.took === exchange.took &&
      exchange.request.method !== 'GET' &&
      isIdentical(before.exchange, exchange);
    if (isDouble || isSameEntry) {
      if (answerSize(exchange) > answerSize(before.exchange)) kept[kept.indexOf(before)] = shape;
      continue;
    }
    recent.set(key, shape);
    kept.push(shape);
  }
  return kept;
}

const isIdentical = (a: Exchange, b: Exchange) =>
  JSON.stringify(a.response) === JSON.stringify(b.response) && JSON.stringify(a.request.headers) === JSON.stringify(b.request.headers);
const answerSize = ({ response }: Exchange) =>
  response.observed && response.value.body.observed ? 1 + response.value.body.value.length : 0;
