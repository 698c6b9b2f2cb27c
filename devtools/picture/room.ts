import type { Field, Step } from './shape.ts';

/** Fields that are shown of a step before a person asks for all. */
const few = 8;

/** The first fields, and every one that something is said about. */
export function shownFields({ fields }: Step, all: boolean): Field[] {
  if (all) return fields;
  const telling = (field: Field) => field.side !== undefined || field.flags.some(({ tone }) => tone === 'bad' || tone === 'warn');
  return fields.filter((field, i) => i < few || telling(field));
}

/** What the words beside a value need, in characters of code; prose is a little narrower than code. */
export const flagColumns = ({ flags }: Field): number =>
  flags.reduce((sum, { text, words, echo, counterpart, again }, i) => {
    if (i > 0 || again) return sum + 3;
    return sum + (echo || counterpart ? 22 : Math.min(60, Math.ceil((words ?? text ?? '').length * 0.95) + 4));
  }, 0);
