import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/header.ts';
import { formPairs, urlParts } from '../http/url.ts';
import { requestMessage, responseMessage } from '../oauth/build-message.ts';
import { textOf } from '../oauth/message.ts';
import type { Shape } from '../oauth/recognise.ts';
import { codesOf, type Draft, link, newDraft, redirectEndpointOf, withoutFragment } from './draft.ts';
import { tokenExchange } from './token-outcome.ts';

/** Gives refresh requests to the sign-in whose refresh token they carry (RFC 6749 §6). */
export function attachRefreshes(shapes: readonly Shape[], drafts: Draft[]): void {
  for (const { exchange, kind } of shapes) {
    if (kind !== 'refresh') continue;
    const attempt = tokenExchange(exchange, ['refreshRequest', 'refreshResponse']);
    const token = textOf(attempt.request, 'refresh_token');
    const issued = (draft: Draft) =>
      [...draft.tokens, ...draft.refreshes].flatMap(({ request, response }) => [
        textOf(response, 'refresh_token'),
        textOf(request, 'refresh_token'),
      ]);
    const byToken = token === undefined ? undefined : drafts.findLast((draft) => issued(draft).includes(token));
    const byClient = drafts.findLast((draft) =>
      [...draft.tokens, ...draft.refreshes].some(
        ({ request }) =>
          request.endpoint === attempt.request.endpoint && textOf(request, 'client_id') === textOf(attempt.request, 'client_id'),
      ),
    );
    const draft = byToken ?? byClient ?? newDraft(attempt.request.at);
    if (!byToken && !byClient) drafts.push(draft);
    const from = [...draft.refreshes, ...draft.tokens].at(-1);
    if (from?.response)
      draft.links.push(link(byToken ? 'refresh-token' : 'client-and-order', from.response, attempt.request, 'refresh_token'));
    draft.refreshes.push(attempt);
  }
}

/** Gives metadata, key sets, API calls and requests that leak a secret to the flows that they concern. */
export function attachSurroundings(shapes: readonly Shape[], drafts: readonly Draft[]): void {
  const secrets = secretOwners(drafts);
  const taken = new Set(
    drafts.flatMap((draft) => [...draft.callbacks, ...draft.responses, ...draft.pages].map((message) => message.exchange)),
  );
  for (const shape of shapes) {
    const { exchange } = shape;
    if (shape.kind === 'metadata' || shape.kind === 'keySet') {
      const kind = shape.kind;
      const message = responseMessage(kind, exchange);
      if (message)
        for (const draft of drafts)
          if (isSameServer(draft, exchange, kind === 'metadata' ? textOf(message, 'issuer') : undefined)) draft.surroundings.push(message);
    } else if (shape.kind === 'other') {
      if (taken.has(exchange.id)) continue;
      const api = tokenOf(exchange);
      const owner = api === undefined ? undefined : secrets.get(api);
      if (owner) owner.surroundings.push(requestMessage('apiRequest', exchange));
      else for (const draft of bystanderOf(exchange, secrets, drafts)) draft.surroundings.push(requestMessage('bystander', exchange));
    }
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

function tokenOf(exchange: Exchange): string | undefined {
  const authorization = headerValue(exchange.request.headers, 'authorization');
  return authorization === undefined ? undefined : /^(?:bearer|dpop)\s+(\S+)$/i.exec(authorization)?.[1];
}

function isSameServer(draft: Draft, exchange: Exchange, issuer: string | undefined): boolean {
  const origin = urlParts(exchange.request.url).origin;
  const own = [draft.request?.url, ...draft.tokens.map((token) => token.request.url)].flatMap((url) =>
    url === undefined ? [] : [urlParts(url).origin],
  );
  return own.includes(origin) || (issuer !== undefined && own.includes(urlParts(issuer).origin));
}

/** Flows whose secrets this request carries in its URL or Referer, or on whose callback page it loads from a third party. */
function bystanderOf(exchange: Exchange, secrets: ReadonlyMap<string, Draft>, drafts: readonly Draft[]): Draft[] {
  const referer = headerValue(exchange.request.headers, 'referer') ?? '';
  const found = new Set<Draft>();
  const ownOrigin = urlParts(referer).origin === urlParts(exchange.request.url).origin;
  for (const url of ownOrigin ? [exchange.request.url] : [exchange.request.url, referer]) {
    const { query, fragment } = urlParts(url);
    for (const pair of [...formPairs(query), ...formPairs(fragment)]) {
      const owner = secrets.get(pair.value);
      if (owner && withoutFragment(url) !== withoutFragment(owner.request?.url ?? '')) found.add(owner);
    }
  }
  const origin = urlParts(exchange.request.url).origin;
  for (const draft of drafts.slice(-20)) {
    const landing = draft.callbacks[0];
    if (!landing || found.has(draft) || exchange.startedAt < landing.at) continue;
    const until = draft.tokens[0]?.response?.at ?? landing.at + 2000;
    const samePage = landing.context.page === undefined || landing.context.page === exchange.context.page;
    const app = urlParts(redirectEndpointOf(draft) ?? landing.url).origin;
    const server = urlParts(draft.request?.url ?? '').origin;
    if (exchange.startedAt <= until && samePage && origin !== app && origin !== server && exchange.context.resourceType !== 'document')
      found.add(draft);
  }
  return [...found];
}
