/** Why a part of the traffic could not be looked at. Never the same thing as the part being empty. */
export type BlindSpot =
  | 'body-not-captured'
  | 'body-too-large'
  | 'arriving'
  | 'access-withdrawn'
  | 'header-withheld'
  | 'fragment-stripped'
  | 'redacted'
  | 'recording-started-late'
  | 'outside-the-browser'
  | 'other-tab'
  | 'encrypted'
  | 'cors-blocked'
  | 'unanswered'
  | 'untimed';

/** A part of the traffic that was looked at, or the reason why it could not be. */
export type Observed<T> = { observed: true; value: T } | { observed: false; because: BlindSpot };

export type ExchangeId = string;

export interface HeaderField {
  name: string;
  value: string;
}

/** The adapter that read an exchange, and the position that leads a person back to the original (entry, line). */
export interface CaptureOrigin {
  adapter: 'har' | 'devtools' | 'web-request' | 'transcript' | 'curl';
  position: number;
}

/** Where in the browser an exchange happened, as far as the recorder told. */
export interface ExchangeContext {
  tab?: string;
  frame?: string;
  page?: string;
  initiator?: string;
  /** Tab that opened this exchange's tab (a sign-in popup). */
  opener?: string;
  /** A worker sent it, as far as the recorder tells; not set is no proof that the page did. */
  worker?: true;
  /** Chrome's `_resourceType`: document, xhr, fetch, preflight, ping, … */
  resourceType?: string;
}

export interface HttpRequest {
  method: string;
  /** Absolute; the fragment is kept where the recorder gave it. */
  url: string;
  headers: HeaderField[];
  body: Observed<string>;
}

export interface HttpResponse {
  /** 0 when no answer reached the recorder; see `error`. */
  status: number;
  headers: HeaderField[];
  body: Observed<string>;
  /** The recorder's own word for a network failure, such as `net::ERR_FAILED` or `NS_BINDING_ABORTED`. */
  error?: string;
}

/** What checking a signature came to; `invalid-by-given` is invalid by a key that the user gave for it. */
export type SignatureResult = (typeof signatureResults)[number];
export const signatureResults = ['valid', 'invalid', 'invalid-by-given', 'no-key', 'unsupported'] as const;

/** By the token or proof that is signed. */
export type Signatures = Readonly<Record<string, SignatureResult>>;

/** One request with its answer. */
export interface Exchange {
  id: ExchangeId;
  /** Milliseconds since the Unix epoch. */
  startedAt: number;
  /** Milliseconds until the response had been received, where known. */
  took?: number;
  from: CaptureOrigin;
  context: ExchangeContext;
  request: HttpRequest;
  response: Observed<HttpResponse>;
  /** Header names, lower case, that this recorder drops: their absence proves nothing. */
  withheld?: readonly string[];
  fromCache?: true;
  viaServiceWorker?: true;
  /** The source names no time: `startedAt` tells the order alone. */
  untimed?: true;
  /** Of a redacted recording: what the checks of the signatures in it came to, which nobody can make again. By the tokens as they stand here. */
  signatures?: Signatures;
}

/** Where a value was read, exact enough to highlight it in the panel and to fill a SARIF location. */
export interface Evidence {
  exchange: ExchangeId;
  part: 'request-url' | 'request-header' | 'request-body' | 'response-header' | 'response-body';
  name?: string;
}

export const observed = <T>(value: T): Observed<T> => ({ observed: true, value });
export const unobserved = (because: BlindSpot): { observed: false; because: BlindSpot } => ({ observed: false, because });

/** Time at which an exchange ended; its start where the recorder gave no duration. */
export const endOf = (exchange: Exchange): number => exchange.startedAt + Math.max(0, exchange.took ?? 0);
