import { correctionOf } from './corrections.ts';
import type { Explanation, Move, Step } from './explanation.ts';
import { distortionWords } from './words-distortions.ts';
import { hashWords } from './words-hashes.ts';
import { inputWords } from './words-inputs.ts';
import { repairWords } from './words-repairs.ts';
import { roleWords } from './words-roles.ts';
import { textWords } from './words-texts.ts';

/** What was done, as a clause, and what to do instead, as a sentence. `{n}` stands for a number in the id, `{detail}` for the detail. */
export type Words = readonly [did: string, instead: string];

/** The words of every construction, by id; numbers in an id are written `N`. */
export const words: Readonly<Record<string, Words>> = {
  ...inputWords,
  ...hashWords,
  ...textWords,
  ...distortionWords,
  ...repairWords,
  ...roleWords,
};

const CERTAIN_BITS = 64;

/** The explanation that these moves amount to. */
export function explanationOf(moves: readonly Move[], bits: number): Explanation {
  const steps = moves.map(stepOf);
  const clauses = steps.map(({ text }) => text).join('; then ');
  const standing = bits < CERTAIN_BITS ? 'hint' : 'proved';
  const text = `${standing === 'hint' ? 'Perhaps ' : ''}${clauses}.`;
  const instead = [...new Set(moves.map((move) => filled(wordsOf(move)[1], move)))].join(' ');
  return { steps, bits, standing, text: text.charAt(0).toUpperCase() + text.slice(1), fix: { ...correctionOf(moves), text: instead } };
}

function stepOf(move: Move): Step {
  return { ...move, text: filled(wordsOf(move)[0], move) };
}

function wordsOf({ id, family }: Move): Words {
  return (
    words[id] ??
    words[id.replace(/\d+$/, 'N')] ?? [`the construction ${id} (${family}) was used`, 'Compute the challenge as RFC 7636 §4.2 has it.']
  );
}

function filled(template: string, { id, detail }: Move): string {
  const number = /\d+$/.exec(id)?.[0] ?? '';
  return template.replaceAll('{n}', number).replaceAll('{detail}', detail ?? '');
}
