/** How far a fact may be trusted: `source` and `documentation` were read, `client` is a client library, `report` is third-party, `unverified` never proves. */
export type Trust = 'source' | 'documentation' | 'client' | 'report' | 'unverified';

/** A statement about a server with where it was read. */
export interface Fact<Value> {
  value: Value;
  source: string;
  trust: Trust;
}

/** Where a server's endpoint is found. Patterns are tested against the lower-case host and the path; no host means self-hosted. */
export interface EndpointPattern {
  /** `authorize`, `token`, or another place that gives the server away; `mistake:…` is a place where people wrongly send a request. */
  role: string;
  host?: RegExp;
  path: RegExp;
  /** A path that many servers have: it says something only when both endpoints match and nobody else's do, or a sign agrees. */
  generic?: true;
  example: string;
  source: string;
  trust: Trust;
}

/** What else than the URL gives a server away: a member of its metadata document, a member or header of its answers, a request parameter. */
export interface Sign {
  in: 'discovery' | 'answer' | 'header' | 'parameter';
  name: string;
  value?: RegExp;
  trust: Trust;
}

/** An error text of a server and what it means there: weight, never proof. */
export interface KnownError {
  /** `token`, `authorize-redirect`, `authorize-page`, `authorize` (either of the two) or `sdk` (said by the vendor's client library). */
  endpoint: string;
  httpStatus?: number;
  error?: string;
  /** The text, or its pattern; none when the error comes without a description. */
  description?: string | RegExp;
  /** Member of the answer that carries the text, where it is not `error_description`. */
  field?: string;
  /** How the text is compared; `exact` when not given. */
  match?: 'exact' | 'prefix' | 'contains';
  meaning: string;
  causes: readonly string[];
  source: string;
  trust: Trust;
}

/** What is known of one authorization server. */
export interface Provider {
  id: string;
  name: string;
  kind: 'engine' | 'idp' | 'saas' | 'spec' | 'not-an-AS';
  /** Id of the provider whose software or texts this one shares. */
  engine?: Fact<string>;
  endpoints: readonly EndpointPattern[];
  signs?: readonly Sign[];
  /** Seconds that an authorization code lives. */
  codeLifetime?: Fact<number>;
  /** When the code is used up: by the first attempt, or only when tokens are issued. */
  codeSpent?: Fact<'on-first-use' | 'on-success'>;
  /** Media types that the token endpoint takes, in prose where the source says more than a type. */
  tokenBody?: Fact<string>;
  takesJsonBody?: Fact<boolean>;
  /** Values of `code_challenge_method` that are taken. */
  challengeMethods?: Fact<readonly string[]>;
  /** What a missing `code_challenge_method` means here (RFC 7636 §4.3 says `plain`). */
  methodWhenMissing?: Fact<'plain' | 'S256' | 'refused'>;
  /** Challenge form that this server wants in place of RFC 7636's. */
  challengeForm?: Fact<'hex' | 'base64-of-hex'>;
  /** Statuses that error answers of the token endpoint have here besides the 400 and 401 of RFC 6749 §5.2. */
  tokenErrorStatus?: Fact<readonly number[]>;
  /** True where every client, or every client of a web page's kind, must send a secret. */
  needsSecret?: Fact<boolean>;
  /** True where a refresh token stays good after use by design, whether or not a newer one comes with the answer. */
  keepsRefreshTokens?: Fact<boolean>;
  /** Whether its texts tell one cause from another; false: one text for everything, so only observed bytes can decide. */
  tellsCauses?: Fact<boolean>;
  /** Checks of the token endpoint in their order: an error of a later one says that the earlier ones passed. */
  checkOrder?: Fact<readonly string[]>;
  facts: Readonly<Record<string, Fact<string | number | boolean>>>;
  notEstablished: readonly string[];
  errors: readonly KnownError[];
  fingerprint?: string;
  notes?: readonly string[];
}
