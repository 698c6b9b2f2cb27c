import type { Cause } from '../src/diagnosis/diagnosis.ts';
import { t, tn } from '../src/extension/text.ts';
import { difference, type Note } from './difference.ts';

/** What a difference is called, in words. */
export const noteText = ({ id, detail }: Note): string =>
  id === 'cut' || id === 'longer' ? tn(`difference_${id}`, Number(detail)) : t(`difference_${id}`, detail ?? '');

/** What a step of a construction says before it goes into how that happens. */
export const shortStep = (text: string): string => text.split(/[:;(]/, 1)[0]!.replaceAll('`', '').trim();

/** The fault in the fewest words, for beside a value: how the challenge was made where that was found, else what the difference is called. */
export function saying({ construction, comparison }: Pick<Cause, 'construction' | 'comparison'>): string {
  if (construction?.length) return construction.map(({ text }) => shortStep(text)).join(', ');
  if (!comparison) return '';
  return difference(comparison.expected.value, comparison.observed.value).notes.map(noteText).join(', ');
}
