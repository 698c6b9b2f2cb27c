import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/header.ts';
import { formPairs, urlParts } from '../http/url.ts';
import { requestMessage } from '../oauth/build-message.ts';
import { idTokenByContent } from '../oauth/id-token-content.ts';
import { textOf } from '../oauth/message.ts';
import type { Shape } from '../oauth/recognise.ts';
import { codesOf, type Draft, link, newDraft, redirectEndpointOf, withoutFragment } from './draft.ts';
import type { TokenExchange } from './flow.ts';
import { tokenExchange } from './token-outcome.ts';

/** Gives refresh requests to the sign-in whose refresh token they carry (RFC 6749 §6). */
export function attachRefreshes(shapes: readonly Shape[], drafts: Draft[]): void {
  const refreshes = shapes.filter(({ kind }) => kind === 'refresh');
  if (refreshes.length === 0) return;
  /** The last draft that has a refresh token, and that of a client, by position: a day's refreshes are many. */
  const last = { byToken: new Map<string, number>(), byClient: new Map<string, number>() };
  const note = (map: Map<string, number>, key: string, at: number) => void map.set(key, Math.max(at, map.get(key) ?? at));
  const clientOf = ({ request }: TokenExchange) => JSON.stringify([request.endpoint, textOf(request, 'client_id')]);
  const anyClientOf = ({ request }: TokenExchange) => JSON.stringify([request.endpoint]);
  const add = (attempt: TokenExchange, at: number) => {
    for (const token of [textOf(attempt.response, 'refresh_token'), textOf(attempt.request, 'refresh_token')])
      if (token !== undefined) note(last.byToken, token, at);
    for (const key of [clientOf(attempt), anyClientOf(attempt)]) note(last.byClient, key, at);
  };
  const made = drafts.flatMap(({ tokens, refreshes: earlier }, at) => [...tokens, ...earlier].map((attempt) => ({ attempt, at })));
  made.sort((one, other) => other.attempt.request.at - one.attempt.request.at);
  for (const { exchange } of refreshes) {
    const attempt = tokenExchange(exchange, ['refreshRequest', 'refreshResponse']);
    // No sign-in that began later has anything to do with it.
    for (let next = made.at(-1); next && next.attempt.request.at <= attempt.request.at; next = made.at(-1)) {
      made.pop();
      add(next.attempt, next.at);
    }
    const byToken = last.byToken.get(textOf(attempt.request, 'refresh_token') ?? '');
    // A client that authenticates itself need not name itself in the form.
    const client = textOf(attempt.request, 'client_id') === undefined ? anyClientOf(attempt) : clientOf(attempt);
    const at = byToken ?? last.byClient.get(client) ?? drafts.push(newDraft(attempt.request.at)) - 1;
    const draft = drafts[at]!;
    const from = [...draft.refreshes, ...draft.tokens].at(-1);
    if (from?.response)
      draft.links.push(link(byToken === undefined ? 'client-and-order' : 'refresh-token', from.response, attempt.request, 'refresh_token'));
    draft.refreshes.push(attempt);
    add(attempt, at);
  }
}

/** Gives API calls and requests that leak a secret to the flows that they concern; `shapes` are in the order of time. */
export function attachSurroundings(shapes: readonly Shape[], drafts: readonly Draft[]): void {
  const secrets = secretOwners(drafts);
  const taken = new Set(
    drafts.flatMap((draft) => [...draft.callbacks, ...draft.responses, ...draft.pages].map((message) => message.exchange)),
  );
  const shownTo = landingsOf(drafts);
  for (const { exchange, kind } of shapes) {
    // What a page makes for itself goes nowhere.
    if (kind !== 'other' || taken.has(exchange.id) || /^(?:blob|data):/i.test(exchange.request.url)) continue;
    const api = tokenOf(exchange);
    const owner = api === undefined ? undefined : (secrets.get(api) ?? ownerByContent(api, exchange, drafts));
    if (owner) owner.surroundings.push(requestMessage('apiRequest', exchange));
    else
      for (const draft of new Set([...leaksOf(exchange, secrets), ...shownTo(exchange)]))
        draft.surroundings.push(requestMessage('bystander', exchange));
  }
}

function secretOwners(drafts: readonly Draft[]): Map<string, Draft> {
  const owners = new Map<string, Draft>();
  for (const draft of drafts) {
    const values = [
      ...codesOf(draft),
      ...[...draft.tokens, ...draft.refreshes].flatMap(({ request, response }) =>
        ['code_verifier', 'access_token', 'refresh_token', 'id_token'].flatMap((name) => [textOf(request, name), textOf(response, name)]),
      ),
    ];
    for (const response of draft.responses) values.push(textOf(response, 'access_token'), textOf(response, 'id_token'));
    for (const value of values) if (value !== undefined && value.length >= 8) owners.set(value, draft);
  }
  return owners;
}

/** The sign-in that an ID token says it is of, where the answer that brought it was not seen. */
function ownerByContent(token: string, { startedAt }: Exchange, drafts: readonly Draft[]): Draft | undefined {
  const found = idTokenByContent(token);
  if (!found) return undefined;
  const ofClient = drafts.filter((draft) => draft.startedAt <= startedAt && found.audiences.includes(textOf(draft.request, 'client_id')));
  return found.nonce === undefined ? ofClient.at(-1) : ofClient.find((draft) => textOf(draft.request, 'nonce') === found.nonce);
}

function tokenOf(exchange: Exchange): string | undefined {
  const authorization = headerValue(exchange.request.headers, 'authorization');
  return authorization === undefined ? undefined : /^(?:bearer|dpop)\s+(\S+)$/i.exec(authorization)?.[1];
}

/** Flows whose secrets this request carries in its URL, or in a Referer that goes to another origin. */
function leaksOf(exchange: Exchange, secrets: ReadonlyMap<string, Draft>): Draft[] {
  const referer = headerValue(exchange.request.headers, 'referer') ?? '';
  const isOwn = urlParts(referer).origin === urlParts(exchange.request.url).origin;
  return (isOwn ? [exchange.request.url] : [exchange.request.url, referer]).flatMap((url) => {
    const { query, fragment } = urlParts(url);
    return [...formPairs(query), ...formPairs(fragment)].flatMap(({ value }) => {
      const owner = secrets.get(value);
      return owner && withoutFragment(url) !== withoutFragment(owner.request?.url ?? '') ? [owner] : [];
    });
  });
}

/** Tells, asked in the order of time, on whose callback page a request loads something from a third party. */
function landingsOf(drafts: readonly Draft[]): (exchange: Exchange) => Draft[] {
  const waiting = drafts
    .flatMap((draft) => {
      const landing = draft.callbacks[0];
      if (!landing) return [];
      const origins = [urlParts(redirectEndpointOf(draft) ?? landing.url).origin, urlParts(draft.request?.url ?? '').origin];
      return [{ draft, from: landing.at, until: draft.tokens[0]?.response?.at ?? landing.at + 2000, page: landing.context.page, origins }];
    })
    .sort((a, b) => b.from - a.from);
  let open: typeof waiting = [];
  return ({ startedAt, request, context }) => {
    while (waiting.length && waiting.at(-1)!.from <= startedAt) open.push(waiting.pop()!);
    if (open.length === 0) return [];
    open = open.filter(({ until }) => startedAt <= until);
    if (context.resourceType === 'document') return [];
    const { origin } = urlParts(request.url);
    return open
      .filter(({ page, origins }) => (page === undefined || page === context.page) && !origins.includes(origin))
      .map(({ draft }) => draft);
  };
}
