import { jsonText } from '../oauth/json-text.ts';
import { providers } from './index.ts';
import type { EndpointPattern, Fact, Provider, Sign, Trust } from './provider.ts';

/** What was seen of a server. URLs are whole, or origin and path; `discovery` is its parsed metadata document (RFC 8414, OpenID Connect Discovery). */
export interface SeenEndpoints {
  authorization?: string;
  token?: string;
  discovery?: Record<string, unknown>;
}

/** What else than URLs tells servers apart: header names of its answers, members of its token endpoint's answer, names of the authorization request's parameters. */
export interface SeenTraffic {
  headers?: readonly string[];
  answer?: Record<string, unknown>;
  parameters?: readonly string[];
}

export interface RecognisedProvider {
  provider: Provider;
  by: 'host' | 'path' | 'discovery';
  /** False where only a path, or an unverified pattern, speaks for it. */
  certain: boolean;
}

interface Place {
  role: 'authorize' | 'token';
  host: string;
  path: string;
}

/**
 * Names the authorization server behind two endpoints, by host and path and never by an error text, because several servers share one text.
 * A metadata document outranks the URLs. Undefined when nobody, or more than one, fits.
 */
export function providerOf(endpoints: SeenEndpoints, traffic: SeenTraffic = {}): RecognisedProvider | undefined {
  const seen = placesOf(endpoints.authorization, endpoints.token);
  return byDiscovery(endpoints.discovery, traffic) ?? byHost(seen) ?? byPath(seen, traffic, endpoints.discovery);
}

function byDiscovery(metadata: Record<string, unknown> | undefined, traffic: SeenTraffic): RecognisedProvider | undefined {
  if (!metadata) return undefined;
  const places = placesOf(textIn(metadata, 'authorization_endpoint'), textIn(metadata, 'token_endpoint'));
  const host = byHost(places);
  if (host) return { ...host, by: 'discovery' };
  const agreeing = providers.filter((provider) => hits(provider, places).length > 0 && shows(provider, 'discovery', traffic, metadata));
  const sole = only(agreeing);
  if (!sole) return undefined;
  return { provider: sole, by: 'discovery', certain: hits(sole, places).every(isVerified) };
}

function byHost(places: readonly Place[]): RecognisedProvider | undefined {
  const whole = places.flatMap((place) =>
    providers.flatMap((provider) =>
      provider.endpoints
        .filter((pattern) => pattern.host?.test(place.host) && pattern.path.test(place.path))
        .map((pattern) => ({ provider, pattern })),
    ),
  );
  const first = only([...new Set(whole.map(({ provider }) => provider))]);
  if (first) return { provider: first, by: 'host', certain: whole.some(({ pattern }) => isVerified(pattern)) };
  const hosted = providers.filter((provider) =>
    provider.endpoints.some((pattern) => places.some((place) => pattern.host?.test(place.host))),
  );
  const sole = whole.length === 0 && only(hosted);
  return sole ? { provider: sole, by: 'host', certain: false } : undefined;
}

function byPath(
  places: readonly Place[],
  traffic: SeenTraffic,
  metadata: Record<string, unknown> | undefined,
): RecognisedProvider | undefined {
  if (!places.length) return undefined;
  const fitting = providers.filter((provider) => {
    const patterns = hits(provider, places);
    return patterns.length === places.length && (places.length > 1 || patterns.some((pattern) => !pattern.generic));
  });
  const shown = fitting.filter((provider) => shows(provider, 'any', traffic, metadata));
  const distinct = fitting.filter((provider) => hits(provider, places).some((pattern) => !pattern.generic));
  const sole = only(shown) ?? only(distinct) ?? (distinct.length ? undefined : only(fitting));
  return sole && { provider: sole, by: 'path', certain: false };
}

/** The patterns without a host that fit one of the places. */
function hits(provider: Provider, places: readonly Place[]): EndpointPattern[] {
  return places.flatMap((place) =>
    provider.endpoints.filter((pattern) => !pattern.host && pattern.role === place.role && pattern.path.test(place.path)).slice(0, 1),
  );
}

function shows(
  provider: Provider,
  where: Sign['in'] | 'any',
  traffic: SeenTraffic,
  metadata: Record<string, unknown> | undefined,
): boolean {
  return (provider.signs ?? []).some((sign) => {
    if (where !== 'any' && sign.in !== where) return false;
    if (sign.in === 'header') return traffic.headers?.some((name) => name.toLowerCase() === sign.name) ?? false;
    if (sign.in === 'parameter') return traffic.parameters?.includes(sign.name) ?? false;
    const members = sign.in === 'discovery' ? metadata : traffic.answer;
    if (!members || !Object.hasOwn(members, sign.name)) return false;
    return !sign.value || sign.value.test(jsonText(members[sign.name]));
  });
}

function placesOf(authorization: string | undefined, token: string | undefined): Place[] {
  return [placeOf('authorize', authorization), placeOf('token', token)].filter((place) => place !== undefined);
}

function placeOf(role: Place['role'], url: string | undefined): Place | undefined {
  const match = url === undefined ? null : /^[a-z][a-z0-9+.-]{0,20}:\/\/(?:[^/?#@]*@)?([^/?#:]*)(?::\d{0,5})?([^?#]*)/i.exec(url);
  return match ? { role, host: match[1]!.toLowerCase(), path: match[2]?.replace(/\/{2,}/g, '/') || '/' } : undefined;
}

const textIn = (members: Record<string, unknown>, name: string): string | undefined =>
  typeof members[name] === 'string' ? members[name] : undefined;
const isVerified = (pattern: { trust: Trust }): boolean => pattern.trust !== 'unverified' && pattern.trust !== 'report';
const only = <Item>(items: readonly Item[]): Item | undefined => (items.length === 1 ? items[0] : undefined);

/** Seconds that an authorization code of this server lives, as far as that is known; an unverified value is no proof. */
export const codeLifetimeOf = (provider: Provider | undefined): Fact<number> | undefined => provider?.codeLifetime;

export { type ErrorAnswer, meaningOf } from './meaning.ts';
