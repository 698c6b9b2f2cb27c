import type { Cause } from '../diagnosis/diagnosis.ts';
import type { Flow } from '../flow/flow.ts';
import { duration } from './duration.ts';
import type { Say } from './say.ts';
import { saying } from './saying.ts';

/** What stands beside the wrong value: the fault in the fewest words, with what cutting the value would hide. */
export function wordsOf(cause: Cause, flow: Flow, say: Say): string {
  const { authorizationRequest } = flow.messages;
  if (cause.cause === 'verifier-from-other-attempt' && authorizationRequest) {
    const owners = flow.derived.others.filter(({ challenge }) => challenge === cause.comparison?.observed.value);
    const owner = owners.find(({ code }) => code !== undefined) ?? owners[0];
    const gap = owner && owner.startedAt - authorizationRequest.at;
    if (gap !== undefined) return say.t(gap > 0 ? 'challenge_of_later' : 'challenge_of_earlier', duration(Math.abs(gap)));
  }
  const words = saying(cause, say);
  const { name, expected, observed } = cause.comparison ?? {};
  // One character more or less is to be seen.
  if (!words || name !== 'code_challenge' || Math.abs(expected!.value.length - observed!.value.length) < 4) return words;
  return `${words}: ${say.t('lengths_differ', String(observed!.value.length), String(expected!.value.length))}`;
}
