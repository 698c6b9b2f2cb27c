import type { ValueDifference } from '../oauth/value-difference.ts';
import { characterName, countOf, listOf, position } from './wording.ts';

const simple = {
  'encoded-twice': 'encoded twice: its percent-encoding was not undone before it was encoded again',
  'decoded-twice': 'decoded twice: characters that belong to it were taken for percent-encoding',
  'plus-became-space': 'every plus sign in it became a space',
  'space-became-plus': 'every space in it became a plus sign',
  'case-changed': 'in other upper and lower case',
  quoted: 'in quotation marks',
  unrelated: 'another one',
} as const;

/** Says what happened to a secret value without quoting it: only signs that end or join parameters are named. */
export function changeText(difference: ValueDifference, length: number): string {
  switch (difference.kind) {
    case 'white-space':
      return difference.extra === undefined
        ? `with other white space in it (${countOf(difference.count, 'character')} more or less)`
        : `with white space added at its ${difference.at}: ${listOf([...difference.extra.slice(0, 3)].map(characterName))}`;
    case 'cut-at-end': {
      const sign =
        difference.before !== undefined && /[^A-Za-z0-9._~-]/.test(difference.before) ? `, cut at ${characterName(difference.before)}` : '';
      return `truncated: the last ${difference.count} of its ${countOf(length, 'character')} are missing${sign}`;
    }
    case 'cut-at-start':
      return `cut at its start: the first ${difference.count} of its ${countOf(length, 'character')} are missing`;
    case 'extra-at-end':
      return `with ${countOf(difference.count, 'extra character')} at its end${extraText(difference.extra)}`;
    case 'extra-at-start':
      return `with ${countOf(difference.count, 'extra character')} at its start`;
    case 'one-place':
      return `altered at ${position(difference.index)}: ${countOf(difference.received, 'character')} became ${countOf(difference.sent, 'character')}`;
    default:
      return simple[difference.kind];
  }
}

function extraText(extra: string): string {
  if (extra === '#_=_') return ' (“#_=_”, which Facebook appends to the address)';
  if (extra === '#') return ' (“#”, the start of an empty fragment)';
  const next = /^[&?#]([a-z_]{2,30})=/.exec(extra)?.[1];
  if (next) return ` (the following parameter “${next}” was taken along)`;
  return /^\s+$/.test(extra) ? ' (white space)' : '';
}
