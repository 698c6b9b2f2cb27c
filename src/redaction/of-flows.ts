import { correlate } from '../flow/correlate.ts';
import type { Exchange } from '../http/exchange.ts';
import { redirectTarget } from '../http/header.ts';
import { endpointOf } from '../http/url.ts';
import { recognise } from '../oauth/recognise.ts';

/** The exchanges of a recording that belong to a sign-in, and the others reduced to method, host, path, status and time. */
export function ofFlows(exchanges: readonly Exchange[]): { own: Exchange[]; others: Exchange[]; ends: Exchange[] } {
  const flows = correlate(exchanges);
  const ids = new Set(
    flows.flatMap((flow) => [
      ...flow.timeline.map(({ exchange }) => exchange),
      ...flow.tokenExchanges.map(({ request }) => request.exchange),
    ]),
  );
  for (const exchange of exchanges) if (recognise(exchange).kind !== 'other') ids.add(exchange.id);
  followRedirects(exchanges, ids);
  const own = exchanges.filter(({ id }) => ids.has(id));
  const others = exchanges.filter(({ id }) => !ids.has(id));
  const times = others.map(({ startedAt }) => startedAt);
  const first = Math.min(...own.map(({ startedAt }) => startedAt));
  const last = Math.max(...own.map(({ startedAt }) => startedAt));
  // How long the recording went on is evidence too: a token request that never came, for instance.
  const ends = [others[times.indexOf(Math.min(...times))], others[times.indexOf(Math.max(...times))]].filter(
    (exchange) => exchange !== undefined && (exchange.startedAt < first || exchange.startedAt > last),
  ) as Exchange[];
  return { own, others: others.map(reduced), ends: [...new Set(ends)].map(reduced) };
}

/** The pages that a server leads through between the request and the answer belong to the sign-in as well. */
function followRedirects(exchanges: readonly Exchange[], ids: Set<string>): void {
  const plain = (url: string) => url.split('#')[0]!;
  const byUrl = new Map<string, Exchange[]>();
  for (const exchange of exchanges) {
    const url = plain(exchange.request.url);
    const same = byUrl.get(url);
    if (same) same.push(exchange);
    else byUrl.set(url, [exchange]);
  }
  const targets = exchanges.flatMap((exchange) => {
    const target = redirectTarget(exchange);
    return target === undefined ? [] : [{ from: exchange, to: byUrl.get(plain(target)) ?? [] }];
  });
  for (let grew = true; grew; ) {
    grew = false;
    for (const { from, to } of targets) {
      const joined = [from, ...to];
      if (!joined.some(({ id }) => ids.has(id)) || joined.every(({ id }) => ids.has(id))) continue;
      for (const { id } of joined) ids.add(id);
      grew = true;
    }
  }
}

/** What is left of an exchange that is no part of a sign-in. */
function reduced({ id, startedAt, took, from, request, response }: Exchange): Exchange {
  const none = { observed: true as const, value: '' };
  return {
    id,
    startedAt,
    ...(took !== undefined && { took }),
    from,
    context: {},
    request: { method: request.method, url: endpointOf(request.url).replace(/\/\/[^/@]*@/, '//'), headers: [], body: none },
    response: response.observed ? { observed: true, value: { status: response.value.status, headers: [], body: none } } : response,
  };
}
