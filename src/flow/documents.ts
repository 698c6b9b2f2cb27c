import { urlParts } from '../http/url.ts';
import { responseMessage } from '../oauth/build-message.ts';
import { type OAuthMessage, textOf } from '../oauth/message.ts';
import type { Shape } from '../oauth/recognise.ts';
import type { Draft } from './draft.ts';

/** A document belongs to the sign-ins that begin up to this many milliseconds after it. */
const nearby = 60_000;

/** Gives each flow the metadata and key sets of its server: those seen around it, else the last ones before it, else the first. */
export function attachDocuments(shapes: readonly Shape[], drafts: readonly Draft[]): void {
  const byOrigin = new Map<string, OAuthMessage[]>();
  const issuerByKeys = issuersByKeySet(shapes);
  for (const { exchange, kind } of shapes) {
    if (kind !== 'metadata' && kind !== 'keySet') continue;
    const message = responseMessage(kind, exchange);
    if (!message) continue;
    const server = textOf(message, 'issuer') ?? issuerByKeys.get(message.url);
    for (const origin of new Set([urlParts(message.url).origin, server === undefined ? '' : urlParts(server).origin]))
      byOrigin.set(origin, [...(byOrigin.get(origin) ?? []), message]);
  }
  if (byOrigin.size) for (const draft of drafts) draft.surroundings.push(...documentsOf(draft, byOrigin));
}

/** Key sets may lie on another host than the server (RFC 8414 §2, `jwks_uri`): whose they are, its metadata says. */
function issuersByKeySet(shapes: readonly Shape[]): Map<string, string> {
  const issuers = new Map<string, string>();
  for (const { exchange, kind } of shapes) {
    const document = kind === 'metadata' ? responseMessage(kind, exchange) : undefined;
    const [issuer, address] = [textOf(document, 'issuer'), textOf(document, 'jwks_uri')];
    if (issuer !== undefined && address !== undefined) issuers.set(address, issuer);
  }
  return issuers;
}

function documentsOf(draft: Draft, byOrigin: ReadonlyMap<string, readonly OAuthMessage[]>): OAuthMessage[] {
  const own = new Set(
    [draft.request?.url, ...draft.tokens.map(({ request }) => request.url), ...draft.refreshes.map(({ request }) => request.url)].flatMap(
      (url) => (url === undefined ? [] : [urlParts(url).origin]),
    ),
  );
  const messages = [...new Set([...own].flatMap((origin) => byOrigin.get(origin) ?? []))];
  const end = Math.max(
    draft.startedAt,
    ...draft.tokens.map(({ request }) => request.endedAt),
    ...draft.callbacks.map(({ at }) => at),
    ...draft.refreshes.map(({ request }) => request.endedAt),
  );
  // Clients load the keys only when there is an ID token to be checked, and a page that came back loads the metadata again before it goes on.
  const stopped = draft.tokens.length === 0;
  const around = messages.filter(
    ({ at, kind }) => at >= draft.startedAt - nearby && at <= end + (kind === 'keySet' || stopped ? nearby : 0),
  );
  const byUrl = new Map<string, OAuthMessage>();
  for (const message of around.length ? around : messages.filter(({ at }) => at <= end).slice(-2))
    byUrl.set(`${message.url} ${message.otherHeaders.some(({ name }) => name.toLowerCase() === 'origin')}`, message);
  return byUrl.size ? [...byUrl.values()] : messages.slice(0, 1);
}
