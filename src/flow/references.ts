import { type Exchange, unobserved } from '../http/exchange.ts';
import { headerValue, redirectTarget } from '../http/header.ts';
import { formPairs, type Pair, urlParts } from '../http/url.ts';
import { readRequestBody, readResponseBody } from '../oauth/build-message.ts';
import { idTokenByContent } from '../oauth/id-token-content.ts';
import { readJwt } from '../oauth/jwt.ts';
import type { OAuthMessage } from '../oauth/message.ts';
import { s256 } from '../oauth/pkce.ts';
import { withoutFragment } from './draft.ts';

/** What ties an exchange to others, wherever in the recording they are. */
export interface References {
  /** Values that belong to one sign-in, whatever their length. */
  own: ReadonlySet<string>;
  /** Further values that may turn out to be a secret of one. */
  carried: ReadonlySet<string>;
}

/** Parameters whose value belongs to one sign-in. */
const personal = new Set([
  'state',
  'nonce',
  'code',
  'auth_code',
  'code_challenge',
  'code_verifier',
  'request_uri',
  'access_token',
  'refresh_token',
  'id_token',
]);
const shortest = 8;

/** The values by which an exchange can be tied to a sign-in (RFC 6749 §4.1, RFC 7636 §4, RFC 9126 §2.2): all that correlation looks at but for order. */
export function referencesOf(exchange: Exchange): References {
  const own = new Set<string>();
  const carried = new Set<string>();
  const take = ({ name, value }: Pair) => {
    if (value === '') return;
    if (personal.has(name)) {
      own.add(value);
      if (name === 'code_verifier') own.add(s256(value));
    } else if (value.length >= shortest) carried.add(value);
    if (name === 'request' || name === 'response') for (const claim of claimsOf(value)) take(claim);
  };
  const { url, headers } = exchange.request;
  const redirect = redirectTarget(exchange);
  for (const each of [url, redirect, headerValue(headers, 'referer')]) {
    if (each === undefined) continue;
    const { query, fragment } = urlParts(each);
    const pairs = [...formPairs(query), ...formPairs(fragment)];
    pairs.forEach(take);
    // The way of an authorization request through its server is followed by whole URLs.
    if (pairs.some(({ name }) => name === 'client_id' || name === 'error' || personal.has(name))) own.add(withoutFragment(each));
  }
  if (exchange.request.method !== 'GET') for (const pair of pairsOf(readRequestBody(exchange))) take(pair);
  for (const pair of pairsOf(isText(exchange) ? readResponseBody(exchange) : unobserved('body-not-captured')))
    if (personal.has(pair.name)) take(pair);
  const token = /^(?:bearer|dpop)\s+(\S+)$/i.exec(headerValue(headers, 'authorization') ?? '')?.[1];
  if (token !== undefined) {
    carried.add(token);
    const nonce = idTokenByContent(token)?.nonce;
    if (nonce !== undefined) carried.add(nonce);
  }
  return { own, carried };
}

/** The values of a message that belong to one sign-in. */
export const personalValues = ({ parameters }: OAuthMessage): string[] =>
  parameters.observed ? parameters.value.flatMap(({ name, value }) => (personal.has(name) && value !== '' ? [value] : [])) : [];

const pairsOf = (body: ReturnType<typeof readRequestBody>): readonly Pair[] => (body.observed ? body.value.pairs : []);

const isText = ({ response }: Exchange) =>
  response.observed && response.value.body.observed && /^\s*[{\ufeff]/.test(response.value.body.value.slice(0, 20));

function claimsOf(value: string): Pair[] {
  const read = readJwt(value);
  if (!read.readable) return [];
  return Object.entries(read.jwt.claims).flatMap(([name, claim]) =>
    typeof claim === 'string' && name !== 'request' && name !== 'response' ? [{ name, value: claim, raw: claim }] : [],
  );
}
