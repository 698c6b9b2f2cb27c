import { frameColumns } from './difference.ts';
import type { Field, Step } from './shape.ts';

/** Fields that are shown of a step before a person asks for all; of a document that says much else, only what something is said about. */
const few = ({ kind }: Step) => (kind === 'metadata' || kind === 'keySet' ? 0 : 8);

/** The first fields, and every one that something is said about. */
export function shownFields(step: Step, all: boolean): Field[] {
  const { fields } = step;
  if (all) return fields;
  const described = fields.find(({ name }) => name === 'error_description')?.value;
  const isRepeated = ({ name, value }: Field) => name === 'description' && value === described;
  const telling = (field: Field) => field.side !== undefined || field.flags.some(({ tone }) => tone === 'bad' || tone === 'warn');
  return fields.filter((field, i) => (i < few(step) && !isRepeated(field)) || telling(field));
}

/** Whether something is wrong with it, and not only said somewhere else already. */
export const isSerious = ({ flags }: Field) => flags.some(({ tone, again }) => !again && (tone === 'bad' || tone === 'warn'));

/** Columns of a masked value, and of the length that stands behind each. */
const masked = 8;
const lengthWords = 16;

/** What a value needs, in characters of code, that it is shown whole. */
export function valueColumns({ absent, secret, value, runs, side, limit, letter }: Field): number {
  if (absent) return 10;
  if (limit !== undefined) return Math.max(limit, secret ? value.length : 0) + lengthWords;
  const aligned =
    runs && side ? runs.reduce((sum, run) => sum + Math.max(run.expected.length, run.observed.length), frameColumns(runs)) : value.length;
  if (!secret) return aligned;
  return (runs && side ? aligned : masked) + lengthWords + (letter ? 3 : 0);
}

/** What the words beside a value need, in characters of code; prose is a little narrower than code. */
export const flagColumns = ({ flags }: Field): number =>
  flags.reduce((sum, { text, words, echo, counterpart, again }, i) => {
    if (i > 0 || again) return sum + 3;
    return sum + (echo || counterpart ? 22 : Math.min(180, Math.ceil((words ?? text ?? '').length * 0.95) + 4));
  }, 0);
