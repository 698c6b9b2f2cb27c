import { s256 } from '../oauth/pkce.ts';
import type { Session } from './explanation.ts';
import { namedValues } from './inputs.ts';
import { type Match, searchText } from './search.ts';

const FEWEST_CHARACTERS = 6;

/** What the verifier is instead of the one that belongs to the challenge: the other half of the pair, or a value of the session. */
export function roleMatches(verifier: string, challenge: string, session: Session): Match[] {
  const found: Match[] = [];
  for (const { moves, bits } of searchText(challenge, verifier)) {
    found.push({ moves: [{ id: 'cf-x-roles-swapped', family: 'role' }, ...moves], bits });
  }
  const own = s256(verifier);
  const attempts: [string, string[] | undefined][] = [
    ['cf-x-earlier-attempt', session.earlierChallenges],
    ['cf-x-later-attempt', session.laterChallenges],
    ['cf-x-other-attempt', session.otherChallenges],
  ];
  for (const [id, challenges] of attempts) if (challenges?.includes(own)) found.push({ moves: [{ id, family: 'role' }], bits: 256 });
  const name =
    verifier.length < FEWEST_CHARACTERS
      ? undefined
      : nameOf(
          verifier,
          session,
          attempts.flatMap(([, challenges]) => challenges ?? []),
        );
  if (name !== undefined) {
    found.push({ moves: [{ id: 'cf-x-value-confusion', family: 'role', detail: name }], bits: Math.min(256, 6 * verifier.length) });
  }
  return found;
}

function nameOf(verifier: string, session: Session, otherChallenges: string[]): string | undefined {
  const known = namedValues(session).find(({ value }) => value === verifier)?.name;
  return known ?? (otherChallenges.includes(verifier) ? 'code_challenge of another attempt' : undefined);
}
