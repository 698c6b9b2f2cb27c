import type { Exchange, ExchangeId } from '../http/exchange.ts';
import { urlParts } from '../http/url.ts';
import { responseMessage } from '../oauth/build-message.ts';
import { textOf } from '../oauth/message.ts';
import { recognise } from '../oauth/recognise.ts';
import { type References, referencesOf } from './references.ts';

/** The exchanges of a recording that grows, found by the values that tie them together. */
export interface Register {
  add(exchanges: readonly Exchange[]): void;
  get(id: ExchangeId): Exchange | undefined;
  all(): Exchange[];
  /** How often the exchange was replaced. */
  version(id: ExchangeId): number;
  /** The given exchanges and all that share a value with them, directly or through others. */
  linkedTo(ids: readonly ExchangeId[]): Set<ExchangeId>;
  /** Those that began at this time or later. */
  since(time: number): ExchangeId[];
  /** Metadata and key sets that sign-ins of these times can be given: those around them, the last ones of each address, the first of each server. */
  documentsFor(spans: readonly { startedAt: number; endedAt: number }[], margin: number): ExchangeId[];
  isDocument(id: ExchangeId): boolean;
  /** Whether these bring metadata or keys of a server of which there were none, or its first ones anew: sign-ins of any age have them. */
  bringsNewDocument(fresh: readonly Exchange[]): boolean;
  /** Codes in these token requests that no other exchange has as they are. */
  newCodes(fresh: readonly Exchange[]): string[];
}

export function createRegister(): Register {
  const byId = new Map<ExchangeId, Exchange>();
  const versions = new Map<ExchangeId, number>();
  const references = new Map<ExchangeId, References>();
  const owners = new Map<string, Set<ExchangeId>>();
  const carriers = new Map<string, Set<ExchangeId>>();
  const documents = new Set<ExchangeId>();
  const firstOfServer = new Map<string, ExchangeId>();
  const byTime: Exchange[] = [];
  const enter = (map: Map<string, Set<ExchangeId>>, value: string, id: ExchangeId) => {
    const set = map.get(value);
    if (set) set.add(id);
    else map.set(value, new Set([id]));
  };
  return {
    add(exchanges) {
      for (const exchange of exchanges) {
        const { id } = exchange;
        if (byId.has(id)) byTime.splice(byTime.indexOf(byId.get(id)!), 1);
        byId.set(id, exchange);
        versions.set(id, (versions.get(id) ?? 0) + 1);
        let place = byTime.length;
        while (place > 0 && byTime[place - 1]!.startedAt > exchange.startedAt) place--;
        byTime.splice(place, 0, exchange);
        const found = referencesOf(exchange);
        references.set(id, found);
        for (const value of found.own) enter(owners, value, id);
        for (const value of found.carried) enter(carriers, value, id);
        if (isDocument(exchange)) {
          documents.add(id);
          for (const origin of originsOf(exchange)) if (!firstOfServer.has(origin)) firstOfServer.set(origin, id);
        }
      }
    },
    get: (id) => byId.get(id),
    all: () => [...byId.values()],
    version: (id) => versions.get(id) ?? 0,
    linkedTo(ids) {
      const found = new Set(ids);
      const asked = new Set<string>();
      for (const id of found) {
        const { own, carried } = references.get(id) ?? { own: [], carried: [] };
        const follow = (value: string, places: Set<ExchangeId> | undefined) => {
          for (const other of places ?? []) found.add(other);
          asked.add(value);
        };
        for (const value of own) {
          if (asked.has(value)) continue;
          follow(value, owners.get(value));
          follow(value, carriers.get(value));
        }
        for (const value of carried) for (const other of owners.get(value) ?? []) found.add(other);
      }
      return found;
    },
    since(time) {
      let place = byTime.length;
      while (place > 0 && byTime[place - 1]!.startedAt >= time) place--;
      return byTime.slice(place).map(({ id }) => id);
    },
    documentsFor(spans, margin) {
      const found = new Set<ExchangeId>(firstOfServer.values());
      const last = new Map<string, ExchangeId[]>();
      for (const { id, startedAt, request, response } of byTime.filter((exchange) => documents.has(exchange.id))) {
        if (spans.some((span) => startedAt >= span.startedAt - margin && startedAt <= span.endedAt + margin)) found.add(id);
        const byScript = request.headers.some(({ name }) => name.toLowerCase() === 'origin');
        const key = `${request.url} ${byScript} ${response.observed}`;
        last.set(key, [...(last.get(key) ?? []).slice(-1), id]);
      }
      return [...found, ...[...last.values()].flat()];
    },
    isDocument: (id) => documents.has(id),
    bringsNewDocument: (fresh) =>
      fresh.some(
        (exchange) =>
          [...firstOfServer.values()].includes(exchange.id) ||
          (isDocument(exchange) && [...originsOf(exchange)].some((origin) => !firstOfServer.has(origin))),
      ),
    newCodes: (fresh) =>
      fresh.flatMap((exchange) => {
        if (recognise(exchange).kind !== 'token') return [];
        const { own, carried } = references.get(exchange.id) ?? referencesOf(exchange);
        return [...own, ...carried].filter((value) => (owners.get(value)?.size ?? 0) <= 1);
      }),
  };
}

const isDocument = (exchange: Exchange) => {
  const { kind } = recognise(exchange);
  return kind === 'metadata' || kind === 'keySet';
};

function originsOf(exchange: Exchange): Set<string> {
  const document = responseMessage('metadata', exchange);
  const [issuer, keys] = [textOf(document, 'issuer'), textOf(document, 'jwks_uri')];
  return new Set([
    urlParts(exchange.request.url).origin,
    ...(issuer === undefined ? [] : [urlParts(issuer).origin]),
    ...(keys === undefined ? [] : [`keys at ${keys}`]),
  ]);
}
