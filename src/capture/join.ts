import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { readBody } from '../http/form-body.ts';
import { merge } from './merge.ts';

/** Two recorders' views of one tab, joined. */
export interface Join {
  /** Takes an exchange of either recorder, new or again with more in it, and gives the whole of what is known of that request. */
  take(exchange: Exchange): Exchange;
  clear(): void;
}

interface Entry {
  /** Of the exchange that came first; it stays. */
  id: ExchangeId;
  devtools?: Exchange;
  web?: Exchange;
}

/**
 * Milliseconds by which the two times of one request may differ: −6 to +3 as a rule, 225 measured in Firefox on a busy machine. Where
 * address or body say that a request is one of its kind, a machine may be busier than that.
 */
const tolerance = { usual: 1000, singular: 10_000 };

/** Values that are of one sign-in alone (RFC 6749 §4.1 and §6, RFC 7636 §4). */
const singular = /(?:^|[?&"])(?:code|state|code_verifier|code_challenge|refresh_token)["=]/;

/** Joins exchanges by method, URL without fragment and time; they have no id in common. Each is joined to one partner at most. */
export function createJoin(): Join {
  const byId = new Map<ExchangeId, Entry>();
  const byAddress = new Map<string, Entry[]>();
  return {
    take(exchange) {
      const side = exchange.from.adapter === 'web-request' ? 'web' : 'devtools';
      let entry = byId.get(exchange.id);
      if (!entry) {
        const address = addressOf(exchange);
        const others = byAddress.get(address) ?? [];
        entry = nearest(others, side, exchange);
        if (!entry) {
          entry = { id: exchange.id };
          others.push(entry);
          byAddress.set(address, others);
        }
        byId.set(exchange.id, entry);
      }
      entry[side] = exchange;
      const { devtools, web, id } = entry;
      return devtools && web ? { ...merge(devtools, web), id } : exchange;
    },
    clear() {
      byId.clear();
      byAddress.clear();
    },
  };
}

function addressOf({ request: { method, url } }: Exchange): string {
  const hash = url.indexOf('#');
  return `${method} ${hash < 0 ? url : url.slice(0, hash)}`;
}

function nearest(entries: readonly Entry[], side: 'web' | 'devtools', exchange: Exchange): Entry | undefined {
  let best: Entry | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    const other = side === 'web' ? entry.devtools : entry.web;
    if (entry[side] || !other || differ(other, exchange)) continue;
    const distance = Math.abs(other.startedAt - exchange.startedAt);
    if (distance > least || distance > (isSingular(other, exchange) ? tolerance.singular : tolerance.usual)) continue;
    least = distance;
    best = entry;
  }
  return best;
}

/** For two that do not differ. */
const isSingular = ({ request: { url, body } }: Exchange, other: Exchange): boolean =>
  singular.test(url) ||
  (body.observed && other.request.body.observed && singular.test(body.value) && singular.test(other.request.body.value));

/** Requests sent at nearly the same moment, as by an effect that runs twice, can still be told apart by their answers and bodies. */
function differ(one: Exchange, other: Exchange): boolean {
  const status = (exchange: Exchange) => (exchange.response.observed && exchange.response.value.status) || 0;
  if (status(one) > 0 && status(other) > 0 && status(one) !== status(other)) return true;
  const [body, theirs] = [one, other].map(({ request }) => (request.body.observed ? request.body.value : ''));
  return Boolean(body && theirs && body !== theirs && pairsOf(body) !== pairsOf(theirs));
}

/** Names and values in one order, for `webRequest` has an order and an encoding of its own. */
const pairsOf = (body: string): string =>
  readBody(body, undefined)
    .pairs.map(({ name, value }) => JSON.stringify([name, value]))
    .sort()
    .join();
