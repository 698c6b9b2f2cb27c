import type { Cause, FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import type { OAuthMessage } from '../oauth/message.ts';
import { drawnMessages } from './drawn.ts';
import { flagsOf } from './flags.ts';
import { twice } from './told-by-time.ts';

/** Values of which a sign-in may see several, and that are masked. */
const kinds = ['code', 'code_verifier', 'state', 'nonce', 'refresh_token'] as const;

/** A claim of the ID token is of the kind of the parameter that it repeats. */
export const letterKey = (name: string, value: string) => `${name.replace(/^id_token\./, '')}|${value}`;

/** Letters that tell masked values of one kind apart without showing them, in the order in which they appear. */
export function lettersOf(
  messages: readonly OAuthMessage[],
  rootCause: Pick<Cause, 'cause' | 'comparison'> | null,
): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  const { expected, observed, name: compared } = rootCause?.comparison ?? {};
  for (const kind of kinds) {
    const values = messages.flatMap(({ parameters }) =>
      parameters.observed ? parameters.value.filter(({ name, value }) => name === kind && value !== '').map(({ value }) => value) : [],
    );
    if (compared === kind) values.push(...[expected, observed].flatMap((side) => side?.value || []));
    const distinct = [...new Set(values)].slice(0, 26);
    // That a code came twice is told of it even where it is the only one.
    if (distinct.length < 2 && !(kind === 'code' && twice.has(rootCause?.cause ?? ''))) continue;
    for (const [i, value] of distinct.entries()) letters.set(letterKey(kind, value), String.fromCharCode(65 + i));
  }
  return letters;
}

/** The letters of a diagnosed flow, for who shows its values outside the picture. */
export const lettersIn = (diagnosis: FlowDiagnosis): ReadonlyMap<string, string> =>
  lettersOf(drawnMessages(diagnosis, flagsOf(diagnosis)), diagnosis.rootCause);
