import { explainChallengeAlone } from '../forensics/challenge-alone.ts';
import { canBeS256, explain } from '../forensics/explain.ts';
import type { Move, Session } from '../forensics/explanation.ts';
import { rebuild } from '../forensics/rebuild.ts';
import type { Secret } from './found.ts';
import type { Maker } from './stand-ins.ts';

/** How one value of a recording was made of another, so that its stand-in can be made in the same way. */
export interface Derivation {
  from: string;
  steps: readonly Move[];
  session: Session;
  /** Verifier and challenge as they were held against each other, where a wrong construction was found. */
  pair?: { verifier: string; challenge: string; ids: string };
}

/** Draws until the challenge has its illegal characters at the very places; how many are kept that have the same ones elsewhere, or others of their kinds; and how many of all are explained in the end. */
const tries = { drawn: 6000, sameElsewhere: 200, others: 400, explained: 16, explainedTwice: 200 };

/** What a value is explained by, for holding two explanations against each other. */
export const idsOf = (explanations: readonly { steps: readonly Move[] }[]): string =>
  explanations.map(({ steps }) => steps.map(({ id, detail }) => `${id} ${detail ?? ''}`).join(', ')).join('; ');

const illegal = (text: string): string => [...text].map((character) => (/[A-Za-z0-9_-]/.test(character) ? '·' : character)).join('');
const illegalKinds = (text: string): string => [...new Set(text.replace(/[A-Za-z0-9_.~-]/g, ''))].sort().join('');

/**
 * A stand-in for the first half of a pair, such that the second half made of it is explained just like the observed one: some
 * constructions need certain characters in the digest. First one is looked for that has the same illegal characters at the same places.
 */
export function chosen(secret: Secret, dependent: Secret, { steps, pair }: Derivation, make: Maker, session: Session): string {
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
  // What can be read in two ways by chance, few candidates can.
  const most = pair?.ids.includes('; ') ? tries.explainedTwice : tries.explained;
  const order = (text: string) => illegal(text).replaceAll('·', '');
  const [places, marks] = [illegal(model), order(model)];
  const candidates: { candidate: string; made: string; rank: number }[] = [];
  const drawn = new Set<string>();
  let repeated = 0;
  let explained = 0;
  let elsewhere = 0;
  for (let attempt = 0; attempt < tries.drawn && elsewhere < tries.sameElsewhere; attempt++) {
    const candidate = make.propose(secret);
    // A predictable value has few stand-ins, and a contained one a single one.
    repeated = drawn.has(candidate) ? repeated + 1 : 0;
    if (repeated > 30) break;
    drawn.add(candidate);
    const made = repeated === 0 ? fits(candidate) : undefined;
    if (made === undefined) continue;
    const rank = illegal(made) === places ? 0 : order(made) === marks ? 1 : 2;
    if (rank < 2 || candidates.length < tries.others) candidates.push({ candidate, made, rank });
    if (rank === 1) elsewhere++;
    if (rank > 0) continue;
    if (isExplainedAlike(candidate, made)) return candidate;
    if (++explained === most) break;
  }
  candidates.sort((a, b) => a.rank - b.rank);
  return (
    (candidates.slice(0, most).find(({ candidate, made }) => isExplainedAlike(candidate, made)) ?? candidates[0])?.candidate ??
    make.propose(secret)
  );
}

/** A stand-in for a challenge without its verifier that gives away as much of how it was made as the challenge itself does. */
export function alone(secret: Secret, make: Maker): string {
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
