import type { SecretKind } from './names.ts';

/** What redaction did to a recording, told in every export. */
export interface Receipt {
  tool: 'pkce-inspector';
  version: string;
  redacted: boolean;
  /** How many different values of each kind were replaced. */
  replaced: Partial<Record<SecretKind, number>>;
  /** Relations between values that still hold among the stand-ins. */
  proofs: { pairsThatFit: number; pairsWithAConstruction: number; hashes: number };
  /** Exchanges that were no part of a sign-in. */
  exchanges: { exported: number; dropped: number; reduced: number };
  kept: { what: string; why: string }[];
  /** Whether the redacted traffic was judged like the original, and which sign-ins were not; absent without redaction. */
  verdicts?: { same: boolean; differing: string[] };
}

/** What stays, with the reason. */
export const keptParts: Receipt['kept'] = [
  {
    what: 'client_id, redirect_uri, scope, response_type and the other parameters that say what was asked for',
    why: 'the diagnosis compares them',
  },
  { what: 'hosts, paths and endpoints', why: 'they say which server it is and whether the right one was asked' },
  { what: 'error codes, statuses and times', why: 'they are what the server said, and when' },
  { what: 'header fields without a credential, metadata documents and public key sets', why: 'they are public, and checks rest on them' },
  {
    what: 'the header, the times and the names of the claims of each JWT',
    why: 'the checks of tokens rest on them; the signature says that it was replaced, and the copy what checking it came to',
  },
  { what: 'the length of each value, its kinds of characters and those that are illegal in it', why: 'they are what many faults show in' },
  { what: 'values printed in a specification and texts such as undefined', why: 'they are no secrets' },
];
