import type { Cause } from '../diagnosis/diagnosis.ts';
import type { OAuthMessage } from '../oauth/message.ts';
import { keyOf } from './flags.ts';
import { letterKey } from './letters.ts';
import type { Field, Flag } from './shape.ts';

interface Told {
  rootCause: Pick<Cause, 'cause' | 'comparison' | 'at'> | null;
  flags: ReadonlyMap<string, Flag[]>;
  runs: Field['runs'];
  words: string;
  either: boolean;
  letters: ReadonlyMap<string, string>;
}

/** Where the root cause compares what was made of a value: the flags of that place belong to the line below it. */
export function madePlaces({ rootCause }: Pick<Told, 'rootCause'>): Set<string> {
  const { comparison } = rootCause ?? {};
  const sides = comparison ? [comparison.expected, comparison.observed] : [];
  const body = rootCause?.cause === 'token-not-json' ? rootCause.at.slice(0, 1).map(keyOf) : [];
  return new Set([...body, ...sides.flatMap(({ at, made }) => (at && made ? [keyOf(at)] : []))]);
}

/** Lines for what no parameter is but the root cause is about: the challenge that the verifier gives, a claim of the ID token, an address. */
export function madeFields(message: OAuthMessage, key: string, { rootCause, flags, runs, words, either, letters }: Told): Field[] {
  const { exchange, side, kind } = message;
  const { comparison } = rootCause ?? {};
  if (rootCause?.cause === 'token-not-json') return bodyField(message, key, rootCause, flags);
  if (!rootCause || !comparison || !runs) return [];
  return (['expected', 'observed'] as const).flatMap((of): Field[] => {
    const { at, made, value } = comparison[of];
    if (!at || !made || at.exchange !== exchange) return [];
    // A metadata document and its address are one message.
    if (kind !== 'metadata' && at.part.startsWith('request') !== (side === 'request')) return [];
    const own = (flags.get(keyOf(at)) ?? []).filter(({ rule, tone }) => rule === rootCause.cause && tone !== 'note');
    const told = own.map((flag) => (words ? { ...flag, words } : flag));
    const letter = runs.some(({ same }) => same) ? undefined : letters.get(letterKey(made, value));
    return [
      {
        key: `${key}-${made}`,
        name: made,
        value,
        secret: comparison.secret,
        at: { ...at, name: made },
        flags: of === 'observed' ? told : [],
        side: of,
        ...(letter && { letter }),
        runs,
        ...(of === 'expected' && !either && { right: true as const }),
        made: at.name ?? '',
      },
    ];
  });
}

/** How a body begins that is no JSON: a tag tells a page at a glance. Of another text nothing is shown unasked. */
function bodyField(
  { exchange, side, body }: OAuthMessage,
  key: string,
  { cause, at: [at] }: Pick<Cause, 'cause' | 'at'>,
  flags: Told['flags'],
): Field[] {
  if (!at || at.exchange !== exchange || side !== 'response' || !body.observed || body.value === '') return [];
  const own = (flags.get(keyOf(at)) ?? []).filter(({ rule }) => rule === cause);
  const isPage = /^\s*</.test(body.value);
  const value = isPage ? body.value.trimStart().slice(0, 40) : body.value;
  return [
    { key: `${key}-body`, name: 'body', value, secret: !isPage, at: { ...at, name: 'body' }, flags: own, side: 'observed', made: '' },
  ];
}
