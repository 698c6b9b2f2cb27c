import { correlate } from '../flow/correlate.ts';
import type { Flow } from '../flow/flow.ts';
import { sessionOf } from '../flow/session.ts';
import { explain } from '../forensics/explain.ts';
import type { Session } from '../forensics/explanation.ts';
import { rebuild } from '../forensics/rebuild.ts';
import type { Exchange } from '../http/exchange.ts';
import { type OAuthMessage, textOf } from '../oauth/message.ts';
import { s256 } from '../oauth/pkce.ts';
import type { Found, Secret } from './found.ts';
import { alone, chosen, type Derivation, idsOf } from './pair-stand-ins.ts';
import { replacer } from './replace.ts';
import type { Maker } from './stand-ins.ts';

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
  // What is computed cannot follow what holds it, as its JSON quotes do: that takes over its characters afterwards.
  const isFree = ({ value }: Secret) => Number(!derivations.has(value));
  for (const secret of [...halves].sort((a, b) => isFree(a) - isFree(b) || b.value.length - a.value.length)) settleOne(secret);
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

/** The session with every value replaced by its stand-in. */
function mapped(session: Session, byValue: (value: string) => string): Session {
  const entries = Object.entries(session).map(([name, value]) => {
    if (name === 'method' || name === 'accepted' || name === 'clientId' || name === 'redirectUri') return [name, value];
    if (typeof value === 'string') return [name, byValue(value)];
    return [name, Array.isArray(value) ? value.map((each) => (typeof each === 'string' ? byValue(each) : each)) : value];
  });
  return Object.fromEntries(entries) as Session;
}
