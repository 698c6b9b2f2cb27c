import type { BlindSpot, Evidence } from '../http/exchange.ts';
import { headerValue } from '../http/header.ts';
import { type Jwt, type ReadJwt, readJwt } from '../oauth/jwt.ts';
import { type OAuthMessage, read } from '../oauth/message.ts';
import type { TokenExchange } from './flow.ts';

/** By which message an ID token came: the authorization response, a token response, or the answer to a refresh. */
export type Channel = 'front' | 'back' | 'refresh';

/** An ID token as it was seen. The text is personal data: never put it into a message. */
export interface IdToken {
  channel: Channel;
  text: string;
  read: ReadJwt;
  at: Evidence;
  /** The message that brought it. */
  response: OAuthMessage;
}

/** An ID token that could be read. */
export interface ReadableIdToken extends IdToken {
  jwt: Jwt;
}

interface Sources {
  readonly authorizationResponse?: OAuthMessage;
  readonly tokenExchanges: readonly TokenExchange[];
  readonly refreshExchanges: readonly TokenExchange[];
}

/** Every ID token of a sign-in, in the order of its messages, with the reasons why others could not be seen. */
export function idTokensOf(sources: Sources, channels: readonly Channel[]): { tokens: IdToken[]; hidden: BlindSpot[] } {
  const tokens: IdToken[] = [];
  const hidden: BlindSpot[] = [];
  const look = (channel: Channel, response: OAuthMessage | undefined) => {
    if (!response || !channels.includes(channel)) return;
    const reading = read(response, 'id_token');
    if (reading.state === 'unobserved') hidden.push(reading.because);
    if (reading.state !== 'present' || !reading.value || reading.value === 'null') return;
    if (isShortened(reading.value)) hidden.push('redacted');
    else tokens.push({ channel, text: reading.value, read: readOnce(response, reading.value), at: reading.at, response });
  };
  look('front', sources.authorizationResponse);
  for (const { response, outcome } of sources.tokenExchanges) if (outcome === 'issued') look('back', response);
  for (const { response, outcome } of sources.refreshExchanges) if (outcome === 'issued') look('refresh', response);
  return { tokens, hidden };
}

/** Many rules look at one ID token: it is taken apart once for each message. */
const readBefore = new WeakMap<OAuthMessage, ReadJwt>();

function readOnce(response: OAuthMessage, token: string): ReadJwt {
  const found = readBefore.get(response) ?? readJwt(token);
  readBefore.set(response, found);
  return found;
}

/** True for a token that somebody shortened or overwrote in a part, as people do before they show a recording. */
const isShortened = (token: string) => /…|\.\.\.|\*{3}|redacted/i.test(token);

/** A text claim; undefined when it is missing or no text. */
export function claim(token: ReadableIdToken, name: string): string | undefined {
  const value = token.jwt.claims[name];
  return typeof value === 'string' ? value : undefined;
}

/** The members of `aud`, which is one text or a list of them (RFC 7519 §4.1.3). */
export const audiences = (token: ReadableIdToken): string[] =>
  [token.jwt.claims.aud].flat().filter((each): each is string => typeof each === 'string');

/** A time claim in milliseconds since the epoch. */
export function timeClaim(token: ReadableIdToken, name: string): number | undefined {
  const value = token.jwt.claims[name];
  return typeof value === 'number' && Number.isFinite(value) ? value * 1000 : undefined;
}

/** When the ID token arrived, by the browser's clock and, where its answer has a Date field, by the server's. */
export function arrivalOf(token: IdToken): { browser: number; server: number | undefined } {
  const { response } = token;
  const date = response.side === 'response' ? headerValue(response.headers, 'date') : undefined;
  const server = date === undefined || response.fromCache ? Number.NaN : Date.parse(date);
  return { browser: response.at, server: Number.isNaN(server) ? undefined : server };
}
