import { correlate } from '../flow/correlate.ts';
import type { Flow } from '../flow/flow.ts';
import { sessionOf } from '../flow/session.ts';
import { explainChallengeAlone } from '../forensics/challenge-alone.ts';
import { canBeS256, explain } from '../forensics/explain.ts';
import type { Move, Session } from '../forensics/explanation.ts';
import { rebuild } from '../forensics/rebuild.ts';
import type { Exchange } from '../http/exchange.ts';
import { type OAuthMessage, textOf } from '../oauth/message.ts';
import { s256 } from '../oauth/pkce.ts';
import type { Found, Secret } from './found.ts';
import { replacer } from './replace.ts';
import type { Maker } from './stand-ins.ts';

/** How one value of a recording was made of another, so that its stand-in can be made in the same way. */
interface Derivation {
  from: string;
  steps: readonly Move[];
  session: Session;
  /** Verifier and challenge as they were held against each other, where a wrong construction was found. */
  pair?: { verifier: string; challenge: string; ids: string };
}

/** Draws until the challenge has its illegal characters at the very places; how many of the others are kept, and explained in the end. */
const tries = { drawn: 6000, kept: 400, explained: 16 };

/**
 * Gives stand-ins to verifiers and challenges: what is the S256 of another value stays that, what was made of it by a wrong construction
 * is made so again, and what did not fit does not fit. Returns how many pairs were made anew.
 */
export function pairUp(exchanges: readonly Exchange[], { secrets, hashable }: Found, make: Maker): { right: number; explained: number } {
  const values = [...secrets.values()];
  const halves = values.filter(({ kind }) => kind === 'code_verifier' || kind === 'code_challenge');
  const derivations = hashed(hashable, halves);
  const right = derivations.size;
  for (const [value, derivation] of constructed(correlate(exchanges))) {
    if (derivations.has(value) || !secrets.has(value)) continue;
    derivations.set(value, derivation);
  }
  const scrub = replacer(make.standIns);
  const byValue = (value: string) => make.standIns.all.get(value) ?? scrub(value);
  const open = new Set<string>();
  const settleOne = (secret: Secret): void => {
    if (make.standIns.all.has(secret.value) || open.has(secret.value)) return;
    open.add(secret.value);
    const derivation = derivations.get(secret.value);
    const source = derivation && secrets.get(derivation.from);
    if (!derivation) {
      const dependent = values.find(({ value }) => {
        const other = derivations.get(value);
        return other?.from === secret.value && other.pair !== undefined;
      });
      const other = dependent && derivations.get(dependent.value);
      if (other && dependent) make.settle(secret, chosen(secret, dependent, other, make, mapped(other.session, byValue)));
      else if (secret.kind === 'code_challenge') make.settle(secret, alone(secret, make));
      else make.give(secret);
    } else {
      if (source) settleOne(source);
      const made = rebuild(derivation.steps, byValue(derivation.from), mapped(derivation.session, byValue));
      make.settle(secret, made ?? make.propose(secret));
    }
  };
  for (const secret of [...halves].sort((a, b) => b.value.length - a.value.length)) settleOne(secret);
  return { right, explained: derivations.size - right };
}

/** Values that are the S256 of another one, whichever sign-in either belongs to. */
function hashed(sources: ReadonlySet<string>, halves: readonly Secret[]): Map<string, Derivation> {
  const digests = new Map([...sources].filter((value) => value.length <= 512).map((value) => [s256(value), value]));
  const found = new Map<string, Derivation>();
  for (const { value } of halves) {
    const from = digests.get(value);
    if (from !== undefined) found.set(value, { from, steps: [], session: {} });
  }
  return found;
}

/** Challenges that were made of their verifier by a wrong construction; where the roles were swapped, verifiers made of the challenge. */
function constructed(flows: readonly Flow[]): Map<string, Derivation> {
  const found = new Map<string, Derivation>();
  for (const { messages, derived, tokenExchanges, handovers } of flows) {
    const { authorizationRequest, authorizationResponse } = messages;
    const challenge = textOf(authorizationRequest, 'code_challenge');
    if (!authorizationRequest || challenge === undefined) continue;
    for (const { request } of [...tokenExchanges, ...handovers]) {
      const verifier = textOf(request, 'code_verifier');
      if (verifier === undefined || verifier === challenge || verifier.length > 4096 || challenge.length > 4096) continue;
      const session = sessionWith(authorizationRequest, authorizationResponse, request, derived);
      const explanations = explain(verifier, challenge, session);
      const steps = explanations[0]?.steps;
      if (!steps?.length) continue;
      const pair = { verifier, challenge, ids: idsOf(explanations) };
      if (steps[0]!.id === 'cf-x-roles-swapped') found.set(verifier, { from: challenge, steps: steps.slice(1), session, pair });
      else if (rebuild(steps, verifier, session) === challenge) found.set(challenge, { from: verifier, steps, session, pair });
    }
  }
  return found;
}

const sessionWith = (
  authorizationRequest: OAuthMessage,
  authorizationResponse: OAuthMessage | undefined,
  tokenRequest: OAuthMessage,
  derived: Flow['derived'],
): Session => sessionOf({ authorizationRequest, tokenRequest, derived, ...(authorizationResponse && { authorizationResponse }) });

const idsOf = (explanations: readonly { steps: readonly Move[] }[]): string =>
  explanations.map(({ steps }) => steps.map(({ id, detail }) => `${id} ${detail ?? ''}`).join(', ')).join('; ');

const illegal = (text: string): string => [...text].map((character) => (/[A-Za-z0-9_-]/.test(character) ? '·' : character)).join('');
const illegalKinds = (text: string): string => [...new Set(text.replace(/[A-Za-z0-9_.~-]/g, ''))].sort().join('');

/**
 * A stand-in for the first half of a pair, such that the second half made of it is explained just like the observed one: some
 * constructions need certain characters in the digest. First one is looked for that has the same illegal characters at the same places.
 */
function chosen(secret: Secret, dependent: Secret, { steps, pair }: Derivation, make: Maker, session: Session): string {
  const model = dependent.value;
  const fits = (candidate: string) => {
    const made = rebuild(steps, candidate, session);
    if (made === undefined || made.length !== model.length || illegalKinds(made) !== illegalKinds(model)) return undefined;
    return canBeS256(made) === canBeS256(model) ? made : undefined;
  };
  const isExplainedAlike = (candidate: string, made: string) => {
    const [verifier, challenge] = pair!.verifier === secret.value ? [candidate, made] : [made, candidate];
    return idsOf(explain(verifier, challenge, session)) === pair!.ids;
  };
  const order = (text: string) => illegal(text).replaceAll('·', '');
  const [places, marks] = [illegal(model), order(model)];
  const candidates: { candidate: string; made: string; rank: number }[] = [];
  const drawn = new Set<string>();
  let repeated = 0;
  let explained = 0;
  for (let attempt = 0; attempt < tries.drawn && candidates.length < tries.kept; attempt++) {
    const candidate = make.propose(secret);
    // A predictable value has few stand-ins, and a contained one a single one.
    repeated = drawn.has(candidate) ? repeated + 1 : 0;
    if (repeated > 30) break;
    drawn.add(candidate);
    const made = repeated === 0 ? fits(candidate) : undefined;
    if (made === undefined) continue;
    const rank = illegal(made) === places ? 0 : order(made) === marks ? 1 : 2;
    if (rank < 2 || attempt < tries.kept) candidates.push({ candidate, made, rank });
    if (rank > 0) continue;
    if (isExplainedAlike(candidate, made)) return candidate;
    if (++explained === tries.explained) break;
  }
  candidates.sort((a, b) => a.rank - b.rank);
  return (
    (candidates.slice(0, tries.explained).find(({ candidate, made }) => isExplainedAlike(candidate, made)) ?? candidates[0])?.candidate ??
    make.propose(secret)
  );
}

/** A stand-in for a challenge without its verifier that gives away as much of how it was made as the challenge itself does. */
function alone(secret: Secret, make: Maker): string {
  const explanations = explainChallengeAlone(secret.value);
  const ids = idsOf(explanations);
  const isAlike = (candidate: string) => candidate.length === secret.value.length && idsOf(explainChallengeAlone(candidate)) === ids;
  for (let attempt = 0; attempt < 30; attempt++) {
    const candidate = make.propose(secret);
    if (isAlike(candidate)) return candidate;
  }
  const unknown: Secret = { value: 'Aa0'.repeat(15), kind: 'unknown value that looks random', names: new Set() };
  for (let attempt = 0; attempt < 300; attempt++) {
    const candidate = rebuild(explanations[0]?.steps ?? [], make.propose(unknown));
    if (candidate !== undefined && isAlike(candidate)) return candidate;
  }
  return make.propose(secret);
}

/** The session with every value replaced by its stand-in. */
function mapped(session: Session, byValue: (value: string) => string): Session {
  const entries = Object.entries(session).map(([name, value]) => {
    if (name === 'method' || name === 'accepted' || name === 'clientId' || name === 'redirectUri') return [name, value];
    if (typeof value === 'string') return [name, byValue(value)];
    return [name, Array.isArray(value) ? value.map((each) => (typeof each === 'string' ? byValue(each) : each)) : value];
  });
  return Object.fromEntries(entries) as Session;
}
