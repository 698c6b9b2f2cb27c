import type { OtherFlow } from '../../flow/flow.ts';
import { s256 } from '../../oauth/pkce.ts';
import type { Candidate } from './candidates.ts';
import { type Known, valuesOf } from './known.ts';

/** What became otherwise among the sign-ins of a recording, as far as others may have to do with it. */
export interface Changes {
  /** Values of sign-ins that came, went or changed. */
  values: ReadonlySet<string>;
  /** When these ran. */
  times: readonly { startedAt: number; endedAt: number }[];
  /** Clients of which something became true that a rule asks of all their sign-ins. */
  clients: ReadonlySet<string>;
}

/** Compares the sign-ins as they are now with those that were known. */
export function changesOf(gathered: readonly Candidate[], known: readonly Known[]): Changes {
  const values = new Set<string>();
  const times: { startedAt: number; endedAt: number }[] = [];
  const note = (other: OtherFlow) => {
    for (const value of valuesOf(other)) values.add(value);
    times.push(other);
  };
  const gone = new Set(known);
  for (const { before, other } of gathered) {
    if (before) gone.delete(before);
    if (before && (before.other === other || isEqual(before.other, other))) continue;
    if (before) note(before.other);
    note(other);
  }
  for (const { other } of gone) note(other);
  const then = clientFacts(known);
  const now = clientFacts(gathered);
  return { values, times, clients: new Set([...then.keys(), ...now.keys()].filter((client) => then.get(client) !== now.get(client))) };
}

const isEqual = (one: OtherFlow, other: OtherFlow) => JSON.stringify({ ...one, flow: '' }) === JSON.stringify({ ...other, flow: '' });

/** What rules ask of all sign-ins of a client: whether there are several, several with a code, one with a verifier, and the first that PKCE let through at each server. */
function clientFacts(all: readonly { other: OtherFlow }[]): Map<string, string> {
  const facts = new Map<string, { count: number; codes: number; verifier: boolean; good: Map<string, string> }>();
  for (const { other } of all) {
    // One whose client is not known counts for every client.
    const client = other.clientId ?? '';
    const fact = facts.get(client) ?? { count: 0, codes: 0, verifier: false, good: new Map() };
    if (other.request) fact.count++;
    if (other.code !== undefined) fact.codes++;
    if (other.verifier !== undefined) fact.verifier = true;
    const server = other.authorizationEndpoint ?? '';
    if (other.outcome === 'issued' && !fact.good.has(server) && other.verifier !== undefined && other.challenge === s256(other.verifier))
      fact.good.set(server, other.request?.exchange ?? '');
    facts.set(client, fact);
  }
  return new Map(
    [...facts].map(([client, { count, codes, verifier, good }]) => [
      client,
      JSON.stringify([Math.min(count, 2), Math.min(codes, 2), verifier, [...good]]),
    ]),
  );
}
