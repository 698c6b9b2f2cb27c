import type { BlindSpot, Evidence, ExchangeId, Observed, SignatureResult, Signatures } from '../http/exchange.ts';
import type { Jwt } from '../oauth/jwt.ts';
import type { MessageKind, OAuthMessage } from '../oauth/message.ts';

export type FlowId = string;

/** Why two messages are held to belong together; shown to the user, so never a bare heuristic. */
export interface Link {
  by: 'state' | 'code' | 'request-uri' | 'redirect' | 'client-and-order' | 'refresh-token' | 'token' | 'same-endpoint';
  between: [Evidence, Evidence];
}

/** What came of one token request. `nonce-asked` is RFC 9449 §8 and no fault. */
export type TokenOutcome =
  | 'issued'
  | 'refused'
  | 'nonce-asked'
  | 'pending'
  | 'unreadable'
  | 'redirected'
  | 'blocked'
  | 'failed'
  | 'unanswered';

/** One token request with its answer and the preflight that went before it. */
export interface TokenExchange {
  request: OAuthMessage;
  response?: OAuthMessage;
  /** Why there is no answer, where it is more than that none was recorded. */
  unseen?: BlindSpot;
  preflight?: OAuthMessage;
  outcome: TokenOutcome;
  error?: string;
  description?: string;
}

/** A page gave its code to the server of its application, which redeems it out of the browser's sight. */
export interface Handover {
  request: OAuthMessage;
  response?: OAuthMessage;
}

/** One token request that carried this flow's code, in whichever flow it was seen. */
export interface CodeUse {
  exchange: ExchangeId;
  flow: FlowId;
  at: number;
  endedAt: number;
  outcome: TokenOutcome;
}

/** What another sign-in of the same recording holds, for comparisons across flows. Values are live secrets: never put them into a text. */
export interface OtherFlow {
  flow: FlowId;
  startedAt: number;
  endedAt: number;
  /** When its authorization response reached the browser. */
  respondedAt?: number;
  /** It asked not to show a page (`prompt=none`, OpenID Connect Core §3.1.2.1). */
  silent?: true;
  clientId?: string;
  redirectUri?: string;
  authorizationEndpoint?: string;
  state?: string;
  nonce?: string;
  challenge?: string;
  code?: string;
  verifier?: string;
  refreshTokens: string[];
  requestUri?: string;
  /** The authorization request itself, for evidence. */
  request?: Evidence;
  response?: Evidence;
  tab?: string;
  outcome: 'issued' | 'failed' | 'open';
}

export type ClientType = 'public-browser' | 'confidential' | 'server-side' | 'native' | 'unknown';

/** Where a flow broke, as the wire tells it; the cause is diagnosis' to find. */
export interface Failure {
  at:
    | 'pushed'
    | 'authorization-page'
    | 'authorization-response'
    | 'callback'
    | 'handover'
    | 'preflight'
    | 'token-request'
    | 'token-response'
    | 'refresh'
    | 'api';
  /** OAuth error code, where the answer had one. */
  error?: string;
  description?: string;
  status?: number;
  networkError?: string;
  evidence: Evidence;
}

/** Facts that several rules need, computed once from all messages of a flow. */
export interface Derived {
  /** `code_challenge_method` in force: the declared one, or `plain` by default (RFC 7636 §4.3). */
  method: Observed<string>;
  /** What the method makes of the observed verifier. */
  challengeFromVerifier: Observed<string>;
  /** Whether that is the observed challenge. */
  challengeMatches: Observed<boolean>;
  /** Milliseconds from the code's arrival in the browser to the first token request that carried it. */
  codeAge: Observed<number>;
  /** Every token request of the recording with this flow's code, in time order. */
  codeUses: CodeUse[];
  others: OtherFlow[];
  clientType: ClientType;
  /** First failure that is not an expected detour (a DPoP nonce, a preflight that was followed by success). */
  failure?: Failure;
  /** True when the authorization code was exchanged for an access token at least once. */
  issued: boolean;
  /** Parsed metadata documents of this flow's server. */
  metadata?: Record<string, unknown>;
  idToken?: Jwt;
  /** The form of the access token, where one was seen. */
  accessToken?: 'opaque' | 'jwt';
  /** First and last moment of the recording. */
  recording: { startedAt: number; endedAt: number };
  /** Result of the ID token's signature check, made beforehand because it is asynchronous. */
  signature?: SignatureResult;
  /** Results of the signature checks of its DPoP proofs, by proof: live secrets, never to be put into a text. */
  proofs: Signatures;
  /** Redirect hops of the authorization request by the server, in order, with the parameters that they carried. */
  hops: OAuthMessage[];
}

/** One sign-in, from the authorization request to the token response and what follows from it. */
export interface Flow {
  id: FlowId;
  /** The decisive message of each kind: of several token requests, the first that is no expected detour. */
  messages: { readonly [Kind in MessageKind]?: OAuthMessage };
  /** Every message, by time. */
  timeline: readonly OAuthMessage[];
  tokenExchanges: readonly TokenExchange[];
  refreshExchanges: readonly TokenExchange[];
  handovers: readonly Handover[];
  links: readonly Link[];
  derived: Derived;
  /** What of this flow could not be seen, and why. */
  blindSpots: readonly { because: BlindSpot; what: string }[];
}

/** What a rule receives: the messages that it named, and the facts. */
export type FlowWith<Needs extends MessageKind, Uses extends MessageKind = never> = { readonly [Kind in Needs]: OAuthMessage } & {
  readonly [Kind in Uses]?: OAuthMessage;
} & {
  /** Messages of the kinds that the rule named, by time. */
  readonly timeline: readonly OAuthMessage[];
  readonly tokenExchanges: readonly TokenExchange[];
  readonly refreshExchanges: readonly TokenExchange[];
  readonly derived: Derived;
};
