import { s256 } from '../oauth/pkce.ts';
import type { Explanation, Move, Session } from './explanation.ts';
import { roleMatches } from './roles.ts';
import { type Match, search } from './search.ts';
import { explanationOf } from './words.ts';

/**
 * How the observed challenge was made of the observed verifier where it is not its S256 (RFC 7636 §4.2): every explanation of the fewest
 * steps, or none where nothing known explains it. Pure and total: any text may be given.
 */
export function explain(verifier: string, challenge: string, session: Session = {}): Explanation[] {
  if (session.method === 'plain' && verifier === challenge) return [];
  if (s256(verifier) === challenge) return contradictions(session).map((move) => explanationOf([move], 256));
  if (verifier === challenge) return equal(challenge).map((id) => explanationOf([id], Math.min(256, 6 * challenge.length)));
  const roles = roleMatches(verifier, challenge, session);
  const matches = [...roles, ...tidied(search(verifier, challenge, session).map((match) => (session.accepted ? deviation(match) : match)))];
  const fewest = Math.min(...matches.map(({ moves }) => moves.length));
  return matches.filter(({ moves }) => moves.length === fewest).map(({ moves, bits }) => explanationOf(moves, bits));
}

/** Whether a challenge can be the base64url of 32 bytes: 43 characters whose two spare bits are zero (RFC 4648 §3.5). */
export function canBeS256(challenge: string): boolean {
  return /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(challenge);
}

function contradictions({ method }: Session): Move[] {
  if (method === undefined || method === 'S256') return [];
  if (method === 'plain') return [{ id: 'cf-x-s256-of-sent', family: 'role' }];
  return /^(?:s|sha-?)256$/i.test(method) ? [{ id: 'cf-x-method-case', family: 'role' }] : [];
}

function equal(challenge: string): Move[] {
  const plain: Move = { id: 'cf-plain-declared-s256', family: 'hash' };
  return canBeS256(challenge) ? [plain, { id: 'cf-x-equal', family: 'role' }] : [plain];
}

// Servers that are known to ask for hex (TikTok) or base64 of hex (Nylas v3): the client that obliges them is right.
function deviation(match: Match): Match {
  const [only, ...more] = match.moves;
  if (only === undefined || more.length > 0 || !/^cf-(?:hex|b64url-of-hex|b64-of-hex-padded)$/.test(only.id)) return match;
  return { ...match, moves: [{ id: 'cf-x-vendor-form', family: 'role', detail: only.id }] };
}

// Matches on so few bits that chance could make them give way to any that are proof.
function tidied(matches: Match[]): Match[] {
  const proofs = matches.filter(({ bits }) => bits >= 64);
  return proofs.length > 0 ? proofs : matches;
}
