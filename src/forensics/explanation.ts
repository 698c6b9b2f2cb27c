/** One wrong step on the way from verifier to challenge. */
export interface Step {
  /** The name of the construction, `cf-…`. */
  id: string;
  family: 'input' | 'hash' | 'text' | 'distortion' | 'repair' | 'role';
  /** What the developer did, as a clause in the developer's terms; never quotes a secret. */
  text: string;
  /** What distinguishes variants of one construction, such as the name of the value that was hashed. */
  detail?: string;
}

/** How an observed challenge came out of an observed verifier. */
export interface Explanation {
  /** In the order in which they happened. */
  steps: Step[];
  /** Bits of agreement between the construction and the observed challenge, at most 256. */
  bits: number;
  /** `hint` below 64 bits of agreement. */
  standing: 'proved' | 'hint';
  /** One sentence that names the bug; quotes neither verifier nor challenge. */
  text: string;
  /** The corrected line in two languages, and what to change. */
  fix: { javascript: string; python: string; text: string };
}

/** What else was seen around the attempt; each value is tried where a developer could have mixed it up. */
export interface Session {
  state?: string;
  nonce?: string;
  code?: string;
  clientId?: string;
  redirectUri?: string;
  /** Verifiers of other attempts. */
  otherVerifiers?: string[];
  /** Challenges of other attempts whose order is not known. */
  otherChallenges?: string[];
  /** Challenges of attempts that began before this one. */
  earlierChallenges?: string[];
  /** Challenges of attempts that began after this one. */
  laterChallenges?: string[];
  /** Any other values, such as cookies, with the name to call them by. */
  otherValues?: { name: string; value: string }[];
  /** `code_challenge_method` as sent; `plain` where it was absent (RFC 7636 §4.3). S256 is taken where this is not given. */
  method?: string;
  /** The server accepted the exchange, so that a deviation is the server's. */
  accepted?: boolean;
}

/** What a step is before words are put to it. */
export interface Move {
  id: string;
  family: Step['family'];
  detail?: string;
}
