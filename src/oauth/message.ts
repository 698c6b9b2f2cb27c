import type { BlindSpot, Evidence, ExchangeContext, ExchangeId, HeaderField, Observed } from '../http/exchange.ts';
import type { BodyFormat } from '../http/form-body.ts';

/**
 * What a message is to OAuth. `authorizationHop` is a redirect of the authorization server that carries the request onward,
 * `authorizationPage` an answer of it that does not lead back, `callback` the landing on the redirect URI,
 * `codeHandover` the request by which a page gives its code to its own server, which redeems it out of sight,
 * `departure` the redirect by which the application's server began a sign-in whose callback it then refused,
 * `startingPage` the page that began a sign-in whose code was not seen to be redeemed, `onwardPage` the one that came after its callback,
 * `bystander` a request that belongs to no step but carries a secret of the flow.
 */
export type MessageKind =
  | 'metadata'
  | 'keySet'
  | 'pushedAuthorizationRequest'
  | 'pushedAuthorizationResponse'
  | 'authorizationRequest'
  | 'authorizationHop'
  | 'authorizationPage'
  | 'authorizationResponse'
  | 'callback'
  | 'preflight'
  | 'tokenRequest'
  | 'tokenResponse'
  | 'refreshRequest'
  | 'refreshResponse'
  | 'codeHandover'
  | 'codeHandoverResponse'
  | 'apiRequest'
  | 'departure'
  | 'startingPage'
  | 'onwardPage'
  | 'bystander';

/** Where a parameter travelled. `pushed` (RFC 9126) and `request-object` (RFC 9101) outrank the URL's own. */
export type Carrier = 'query' | 'fragment' | 'body' | 'pushed' | 'request-object';

export interface Parameter {
  name: string;
  /** Decoded exactly once. */
  value: string;
  /** Wire form. */
  raw: string;
  carrier: Carrier;
  at: Evidence;
}

/** One protocol message: a request or a response, seen as OAuth sees it. Times are milliseconds since the Unix epoch. */
export interface OAuthMessage {
  kind: MessageKind;
  side: 'request' | 'response';
  exchange: ExchangeId;
  /** When a request was sent, or a response had been received. */
  at: number;
  /** When the exchange ended, where known. */
  endedAt: number;
  method: string;
  /** The whole URL of the request; of an authorization response, the URL that it was delivered to. */
  url: string;
  /** Scheme, host, port and path of `url`. */
  endpoint: string;
  parameters: Observed<Parameter[]>;
  /** Set when a parameter that is not in `parameters` may still have been sent: it is unobserved then, not absent. */
  opaque?: BlindSpot;
  format: BodyFormat | 'html' | 'none';
  /** Header fields of this side, and of the other side of the same exchange. */
  headers: readonly HeaderField[];
  otherHeaders: readonly HeaderField[];
  /** Lower-case header names that the recorder drops. */
  withheld: readonly string[];
  body: Observed<string>;
  /** Status of the exchange; undefined when no answer was recorded, 0 for a network failure. */
  status?: number;
  networkError?: string;
  /** How an authorization response came back. */
  delivered?: 'query' | 'fragment' | 'form_post';
  context: ExchangeContext;
  fromCache?: true;
  viaServiceWorker?: true;
  /** The source names no time: `at` tells the order alone. */
  untimed?: true;
}

export type Reading =
  | { state: 'present'; value: string; raw: string; at: Evidence }
  | { state: 'absent'; at: Evidence }
  | { state: 'unobserved'; because: BlindSpot };

/** Reads the first parameter of that name (RFC 6749 §3.1: a parameter without a value counts as omitted, so test `value` too). */
export function read(message: OAuthMessage, name: string): Reading {
  if (!message.parameters.observed) return { state: 'unobserved', because: message.parameters.because };
  const parameter = message.parameters.value.find((candidate) => candidate.name === name);
  if (parameter) {
    if (isPlaceholder(parameter.value)) return { state: 'unobserved', because: 'redacted' };
    return { state: 'present', value: parameter.value, raw: parameter.raw, at: parameter.at };
  }
  if (message.opaque) return { state: 'unobserved', because: message.opaque };
  return { state: 'absent', at: whereParametersAre(message) };
}

/** Every parameter of that name, in order. */
export function readAll(message: OAuthMessage, name: string): Parameter[] {
  return message.parameters.observed ? message.parameters.value.filter((parameter) => parameter.name === name) : [];
}

/** The value of a parameter where it is present and not empty, else undefined: for comparisons that need no reason. */
export function textOf(message: OAuthMessage | undefined, name: string): string | undefined {
  if (!message) return undefined;
  const reading = read(message, name);
  return reading.state === 'present' && reading.value !== '' ? reading.value : undefined;
}

/** Reads a header field of the message's own side (RFC 9110 §5.1). */
export function readHeader(message: OAuthMessage, name: string): Reading {
  return headerReading(message, name, message.headers, message.side);
}

/** Reads a header field of the other side of the same exchange. */
export function readOtherHeader(message: OAuthMessage, name: string): Reading {
  return headerReading(message, name, message.otherHeaders, message.side === 'request' ? 'response' : 'request');
}

function headerReading(message: OAuthMessage, name: string, fields: readonly HeaderField[], side: 'request' | 'response'): Reading {
  const wanted = name.toLowerCase();
  const at: Evidence = { exchange: message.exchange, part: `${side}-header`, name: wanted };
  const values = fields.filter((field) => field.name.toLowerCase() === wanted).map((field) => field.value);
  if (values.length) {
    const value = values.join(', ');
    return isPlaceholder(value) ? { state: 'unobserved', because: 'redacted' } : { state: 'present', value, raw: value, at };
  }
  if (message.withheld.includes(wanted) || fields.length === 0) return { state: 'unobserved', because: 'header-withheld' };
  return { state: 'absent', at };
}

/** True for a text that a sanitiser put in place of a value: such a value is redacted, never wrong. */
export function isPlaceholder(value: string): boolean {
  return /^(?:\[?<?\(?(?:redacted|filtered|masked|removed|hidden|sanitized|obfuscated|omitted)\)?>?\]?|\*{3,}|x{4,}|X{4,}|•{3,}|…|<[a-z_ -]{0,30}redacted>|\[[a-z_ :-]{0,60}redacted\]|\[redacted[^\]]{0,60}\])$/i.test(
    value.trim(),
  );
}

/** The place where a parameter of this message would have stood. */
export function whereParametersAre(message: OAuthMessage): Evidence {
  if (message.side === 'response')
    return { exchange: message.exchange, part: message.kind === 'authorizationResponse' ? 'response-header' : 'response-body' };
  const inBody = message.method !== 'GET' && message.format !== 'none' && message.format !== 'empty';
  return { exchange: message.exchange, part: inBody ? 'request-body' : 'request-url' };
}
