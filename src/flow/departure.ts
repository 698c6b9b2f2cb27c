import type { Exchange } from '../http/exchange.ts';
import { endpointOf, urlParts } from '../http/url.ts';
import { requestMessage } from '../oauth/build-message.ts';
import type { Shape } from '../oauth/recognise.ts';
import { type Draft, withoutFragment } from './draft.ts';
import { refusedCallback } from './refused-callback.ts';

/**
 * Gives a sign-in whose callback the client's server refused the redirect by which that server had begun it, and those by which it began others
 * in the meantime: what it keeps for a sign-in it puts into cookies there.
 */
export function attachDepartures(shapes: readonly Shape[], drafts: readonly Draft[]): void {
  const refused = drafts.flatMap((draft) => {
    const landing = draft.request && refusedCallback({ timeline: landingsOf(draft), tokenExchanges: draft.tokens });
    return landing && !draft.handovers.length ? [{ draft, request: draft.request!, until: landing.at }] : [];
  });
  if (refused.length === 0) return;
  const endpoints = new Set(drafts.flatMap(({ request }) => (request ? [request.endpoint] : [])));
  const departures = shapes.filter(
    ({ kind, redirect }) => kind === 'other' && redirect !== undefined && endpoints.has(endpointOf(redirect)),
  );
  for (const { draft, request, until } of refused) {
    // The login page of the authorization server sends the browser to that endpoint too, when the person has signed in.
    const isOfServer = ({ startedAt, request: { url } }: Exchange) =>
      urlParts(url).origin === urlParts(request.url).origin && startedAt > request.at;
    const own = departures.findLast(
      ({ redirect, exchange }) =>
        withoutFragment(redirect!) === withoutFragment(request.url) && exchange.startedAt <= request.at + 1000 && !isOfServer(exchange),
    );
    if (!own) continue;
    const isLater = ({ id, startedAt, request: { url } }: Exchange) =>
      id !== own.exchange.id &&
      startedAt > own.exchange.startedAt &&
      startedAt < until &&
      endpointOf(url) === endpointOf(own.exchange.request.url);
    for (const { exchange } of [own, ...departures.filter((each) => isLater(each.exchange))])
      draft.surroundings.push(requestMessage('departure', exchange));
  }
}

const landingsOf = ({ callbacks, responses }: Draft) => [...callbacks, ...responses].sort((a, b) => a.at - b.at);
