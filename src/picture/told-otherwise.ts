import type { Cause } from '../diagnosis/diagnosis.ts';
import type { Evidence } from '../http/exchange.ts';
import type { OAuthMessage } from '../oauth/message.ts';
import { keyOf } from './flags.ts';
import { toneOf } from './guilt.ts';
import { letterKey } from './letters.ts';
import type { Say } from './say.ts';
import { shortStep } from './saying.ts';
import type { Field, Flag } from './shape.ts';
import { isSwapped } from './swapped.tsx';

/** A cause whose two values are no two versions of one: where it is seen, and what is said there. */
export interface Otherwise {
  places: Map<string, NonNullable<Field['side']>>;
  flags: Map<string, Flag[]>;
}

/** What the letters of the two values say better than their difference could. */
export function toldOtherwise(
  cause: Cause,
  messages: readonly OAuthMessage[],
  letters: ReadonlyMap<string, string>,
  say: Say,
): Otherwise | undefined {
  if (isSwapped(cause)) return swapped(cause);
  return cause.cause === 'refresh-token-reused' ? reused(cause, messages, letters, say) : undefined;
}

/** Each of the two is what the other had to be. */
function swapped({ cause, title, comparison, construction }: Cause): Otherwise | undefined {
  const verifier = comparison?.expected.at;
  const challenge = comparison?.observed.at;
  if (!verifier || !challenge) return undefined;
  const words = construction!.map(({ text }) => shortStep(text)).join(', ');
  return {
    places: new Map([
      [keyOf(verifier), 'expected'],
      [keyOf(challenge), 'observed'],
    ]),
    flags: new Map<string, Flag[]>([
      [keyOf(challenge), [{ tone: 'bad', text: title, words, rule: cause }]],
      [keyOf(verifier), [{ tone: 'bad', text: title, words: '= S256(code_challenge)' }]],
    ]),
  };
}

/** The token that was sent is tied to where it was last used rightly, and the one that replaced it says so. */
function reused(
  { cause, title, comparison, standing }: Cause,
  messages: readonly OAuthMessage[],
  letters: ReadonlyMap<string, string>,
  { t }: Say,
): Otherwise | undefined {
  const sent = comparison?.observed.at;
  const replacement = comparison?.expected.at;
  if (!sent || !replacement) return undefined;
  const until = messages.findIndex(({ exchange }) => exchange === replacement.exchange);
  const before = messages.slice(0, until + 1).flatMap(({ parameters }) => (parameters.observed ? parameters.value : []));
  const old: Evidence | undefined = before.findLast(
    ({ name, value }) => name === 'refresh_token' && value === comparison.observed.value,
  )?.at;
  const letter = letters.get(letterKey('refresh_token', comparison.observed.value));
  if (!old || !letter) return undefined;
  return {
    places: new Map([
      [keyOf(old), 'expected'],
      [keyOf(sent), 'observed'],
    ]),
    flags: new Map<string, Flag[]>([
      [keyOf(sent), [{ tone: toneOf({ standing }), text: title, rule: cause }]],
      [keyOf(replacement), [{ tone: 'note', words: t('flag_replaces', letter) }]],
    ]),
  };
}
