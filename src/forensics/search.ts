import { asMove, type Candidate, candidatesOf, type TextState, textStates } from './candidates.ts';
import { sameBytes, utf8 } from './encodings.ts';
import type { Move, Session } from './explanation.ts';
import { hashes, unhashed } from './hashes.ts';
import { type Input, inputsOf, truncatedInput } from './inputs.ts';
import { rebuild } from './rebuild.ts';
import { repairsOf } from './repairs.ts';
import { sha256 } from './sha256.ts';
import { slicesWithDigest } from './slices.ts';
import { forms } from './texts.ts';

/** Steps that lead from a verifier to the observed challenge. */
export interface Match {
  moves: Move[];
  bits: number;
}

// UTF-16 code units. A longer verifier or challenge is not searched; a verifier too long for pairs is searched for a single wrong input,
// hash or repair. A legal verifier has 128.
const LONGEST_VERIFIER = 1024;
const LONGEST_CHALLENGE = 1024;
const LONGEST_FOR_PAIRS = 256;

const MOST_STEPS = 3;
const SHORTEST_SLICE = 16;
/** Below this a match of a few characters may be chance: some ten thousand digests are compared. */
const FEWEST_BITS = 32;

/** A search for the cheapest matches; `limit` falls to the cost of the best one found. */
interface Search {
  verifier: string;
  challenge: string;
  session: Session;
  states: TextState[];
  candidates: Candidate[];
  limit: number;
  found: Match[];
}

/** All constructions of the fewest steps that make the challenge of the verifier, each rebuilt and compared; none where nothing does. */
export function search(verifier: string, challenge: string, session: Session): Match[] {
  if (verifier.length > LONGEST_VERIFIER || challenge.length > LONGEST_CHALLENGE || challenge === '') return [];
  const states = textStates(challenge, MOST_STEPS);
  const run: Search = { verifier, challenge, session, states, candidates: candidatesOf(states, MOST_STEPS), limit: MOST_STEPS, found: [] };
  const small = verifier.length <= LONGEST_FOR_PAIRS;

  compareConstants(run);
  compare(run, [], sha256(utf8(verifier)));
  if (run.limit < 1) return run.found;
  compareUnhashed(run);
  const inputs = inputsOf(verifier, session);
  for (const input of inputs) if (!input.id.startsWith('cf-truncated-')) compare(run, [inputMove(input)], hashed(input));
  for (const hash of hashes) compareHash(run, [], utf8(verifier), hash);
  const repaired = repairsOf(verifier);
  for (const repair of repaired) compare(run, [asMove('repair', repair)], sha256(utf8(repair.repaired)));
  if (run.found.length === 0) compareEnds(run);
  compareSlices(run);
  if (run.limit < 2 || !small) return run.found;

  for (const input of inputs) if (!input.rare) for (const hash of hashes) compareHash(run, [inputMove(input)], input.bytes, hash);
  for (const repair of repaired) {
    const moves = [asMove('repair', repair)];
    for (const hash of hashes) compareHash(run, moves, utf8(repair.repaired), hash);
    for (const again of repairsOf(repair.repaired)) compare(run, [...moves, asMove('repair', again)], sha256(utf8(again.repaired)));
    for (const input of inputsOf(repair.repaired, {})) compare(run, [...moves, inputMove(input)], hashed(input));
  }
  return run.found;
}

/** The constructions that need no verifier: constants that were sent, or hashed, in the place of a value. */
export function searchConstants(challenge: string, inputs: Input[]): Match[] {
  if (challenge.length > LONGEST_CHALLENGE || challenge === '') return [];
  const states = textStates(challenge, MOST_STEPS - 1);
  const candidates = candidatesOf(states, MOST_STEPS - 1);
  // A verifier that no constant is like, so that none is left out as changing nothing.
  const run: Search = { verifier: '\0', challenge, session: {}, states, candidates, limit: MOST_STEPS, found: [] };
  compareConstants(run);
  for (const input of inputs) compare(run, [inputMove(input)], hashed(input));
  return run.found;
}

function inputMove(input: Input): Move {
  return asMove(input.id.startsWith('cf-x-') ? 'role' : 'input', input);
}

function hashed({ bytes }: Input): Uint8Array {
  return sha256(bytes);
}

function accept(run: Search, moves: Move[], bits: number): void {
  if (moves.length > run.limit || bits < FEWEST_BITS || rebuild(moves, run.verifier, run.session) !== run.challenge) return;
  if (moves.length < run.limit) run.found = [];
  run.limit = moves.length;
  const same = (other: Match) => other.moves.every(({ id, detail }, at) => id === moves[at]?.id && detail === moves[at]?.detail);
  if (!run.found.some(same)) run.found.push({ moves, bits });
}

function compare(run: Search, before: Move[], digest: Uint8Array): void {
  for (const { moves, bits, fits } of run.candidates) {
    if (before.length + moves.length > run.limit) return;
    if (fits(digest)) accept(run, [...before, ...moves], bits);
  }
}

function compareHash(run: Search, before: Move[], message: Uint8Array, hash: (typeof hashes)[number]): void {
  const room = run.limit - before.length - 1;
  const size = hash.size === 0 ? message.length : hash.size;
  if (!run.candidates.some(({ moves, takes }) => moves.length <= room && takes(size))) return;
  const digest = hash.digest(message, run.session);
  if (digest) compare(run, [...before, { id: hash.id, family: 'hash' }], digest);
}

function compareConstants(run: Search): void {
  for (const form of forms) {
    if (form.decode) continue;
    const text = form.encode(new Uint8Array(32));
    for (const state of run.states) {
      if (state.text === text) accept(run, [asMove('text', form), ...state.moves], 8 * Math.min(32, text.length));
    }
  }
}

function compareUnhashed(run: Search): void {
  for (const { id, text } of unhashed) {
    const whole = text(utf8(run.verifier), run.verifier);
    const move: Move = { id, family: 'hash' };
    for (const state of run.states) {
      const sent = state.text;
      const bits = Math.min(256, 4 * sent.length);
      const between: Move[] = [];
      if (sent !== whole) {
        if (sent.length >= SHORTEST_SLICE && whole.startsWith(sent))
          between.push({ id: `cf-truncated-text-${sent.length}`, family: 'text' });
        else if (sent === whole.toLowerCase()) between.push({ id: 'cf-lowercased', family: 'text' });
        else if (sent === whole.toUpperCase()) between.push({ id: 'cf-uppercased', family: 'text' });
        else continue;
      }
      accept(run, [move, ...between, ...state.moves], bits);
    }
  }
}

// Beginnings and ends are compared with every candidate, slices from the middle only where the challenge determines the digest.
function compareEnds(run: Search): void {
  for (let length = Math.min(run.verifier.length, LONGEST_FOR_PAIRS) - 1; length > 0; length--) {
    const input = truncatedInput(run.verifier, length);
    compare(run, [inputMove(input)], hashed(input));
  }
  const bytes = utf8(run.verifier);
  for (let start = 1; start <= Math.min(bytes.length - SHORTEST_SLICE, LONGEST_FOR_PAIRS); start++) {
    compare(run, [sliceMove(start, bytes.length)], sha256(bytes.subarray(start)));
  }
}

function sliceMove(start: number, end: number): Move {
  return { id: 'cf-r-substring', family: 'repair', detail: `${start}-${end}` };
}

function compareSlices(run: Search): void {
  // A slice only when nothing that names its cause is as short; beside a beginning or an end, any may be.
  const named = run.found.some(({ moves }) => !/^cf-(?:truncated-input-|r-substring)/.test(moves[0]?.id ?? ''));
  const room = run.limit - (named ? 2 : 1);
  const wanted = run.candidates.filter(({ digest, moves }) => digest?.length === 32 && moves.length <= room);
  if (wanted.length === 0) return;
  const bytes = utf8(run.verifier);
  const digests = wanted.map(({ digest }) => digest!);
  for (const { start, end } of slicesWithDigest(bytes, digests, SHORTEST_SLICE)) {
    // A legal beginning of a legal verifier is a truncated input and nothing else.
    if (start === 0 && (run.verifier.length <= 128 || end === 128) && /^[\w.~-]*$/.test(run.verifier.slice(end))) continue;
    const digest = sha256(bytes.slice(start, end));
    for (const { moves } of wanted.filter((candidate) => sameBytes(candidate.digest!, digest))) {
      accept(run, [sliceMove(start, end), ...moves], 256);
    }
  }
}

/** The matches in which only the text or the bytes of a right digest are wrong. */
export function searchText(verifier: string, challenge: string): Match[] {
  if (verifier.length > LONGEST_VERIFIER || challenge.length > LONGEST_CHALLENGE || challenge === '') return [];
  const states = textStates(challenge, MOST_STEPS - 1);
  const candidates = candidatesOf(states, MOST_STEPS - 1);
  const run: Search = { verifier, challenge, session: {}, states, candidates, limit: MOST_STEPS - 1, found: [] };
  compare(run, [], sha256(utf8(verifier)));
  return run.found;
}
