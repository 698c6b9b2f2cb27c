import type { Cause } from '../diagnosis/diagnosis.ts';
import { differenceOf, type Note } from './difference.ts';
import type { Say } from './say.ts';

/** What a difference is called, in words. */
export const noteText = ({ id, detail }: Note, { t, tn }: Say): string =>
  id === 'cut' || id === 'longer' ? tn(`difference_${id}`, Number(detail)) : t(`difference_${id}`, detail ?? '');

/** What a step of a construction says before it goes into how that happens. */
export const shortStep = (text: string): string => text.split(/[:;(]/, 1)[0]!.replaceAll('`', '').trim();

/** The fault in the fewest words, for beside a value: how the challenge was made where that was found, else what the difference is called. */
export function saying({ construction, comparison }: Pick<Cause, 'construction' | 'comparison'>, say: Say): string {
  if (construction?.length) return construction.map(({ text }) => shortStep(text)).join(', ');
  if (!comparison) return '';
  // That they differ is to be seen; the title says more.
  const notes = differenceOf(comparison).notes.filter(({ id }) => id !== 'some' && id !== 'everything');
  return notes.map((note) => noteText(note, say)).join(', ');
}
