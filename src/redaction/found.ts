import { isPublic } from './constants.ts';
import type { SecretKind } from './names.ts';

/** A value that must not leave, with the names that it was sent under. */
export interface Secret {
  value: string;
  kind: SecretKind;
  names: Set<string>;
}

/** What was found in a recording. */
export interface Found {
  secrets: Map<string, Secret>;
  /** Values that stay: client ids, redirect URIs, scopes, hosts. */
  kept: Set<string>;
  /** Every whole value that a hash may have been made of: tokens, codes, states. */
  hashable: Set<string>;
  /** Public keys that thumbprints are made of, as the JSON text in which they stand. */
  keys: { text: string; jwk: Record<string, unknown> }[];
  /** `user:password` as HTTP Basic authentication joins them. */
  credentialPairs: Set<string>;
}

/** How often what stands in a value is looked into. */
export const deepest = 5;

/** Takes a value for a secret, unless everybody knows it. */
export function add(found: Found, value: string, kind: SecretKind, name: string): void {
  if (isPublic(value)) return;
  const known = found.secrets.get(value);
  if (known) known.names.add(name.toLowerCase());
  else found.secrets.set(value, { value, kind, names: new Set([name.toLowerCase()]) });
  if (known && weightOf(kind) > weightOf(known.kind)) known.kind = kind;
}

/** What is more than a guess wins, and most of all what other values are cut out of, or made of. */
function weightOf(kind: SecretKind): number {
  if (kind === 'code_verifier' || kind === 'code_challenge') return 3;
  if (kind === 'authorization code') return 2;
  return kind === 'unknown value that looks random' ? 0 : 1;
}
