/** How far a fact may be trusted: `source` and `documentation` were read, `report` is third-party, `unverified` never proves. */
export type Trust = 'source' | 'documentation' | 'client' | 'report' | 'unverified';

/** A statement about a server with where it was read. */
export interface Fact<Value> {
  value: Value;
  source: string;
  trust: Trust;
}

/** Where a server's endpoint is found. Patterns are tested against the lower-case host and the path; no host means self-hosted. */
export interface EndpointPattern {
  role: string;
  host?: RegExp;
  path: RegExp;
  example: string;
  trust: Trust;
}

/** An error text of a server and what it means there: weight, never proof. */
export interface KnownError {
  endpoint: string;
  httpStatus?: number;
  error?: string;
  description?: string;
  field: string;
  match: 'exact' | 'prefix' | 'contains' | 'regex';
  meaning: string;
  causes: readonly string[];
  trust: Trust;
}

/** What is known of one authorization server. */
export interface Provider {
  id: string;
  name: string;
  kind: string;
  endpoints: readonly EndpointPattern[];
  /** Seconds that an authorization code lives. */
  codeLifetime?: Fact<number>;
  /** Media types that the token endpoint takes, in prose where the source says more than a type. */
  tokenBody?: Fact<string>;
  takesJsonBody?: Fact<boolean>;
  /** Challenge form that this server wants in place of RFC 7636's. */
  challengeForm?: Fact<'hex' | 'base64-of-hex'>;
  facts: Readonly<Record<string, Fact<string | number | boolean>>>;
  notEstablished: readonly string[];
  errors: readonly KnownError[];
  fingerprint?: string;
  notes?: string;
}
