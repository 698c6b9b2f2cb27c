import type { FlowDiagnosis } from '../diagnosis.ts';
import type { Changes } from './changes.ts';
import { type Known, near } from './known.ts';

/** Whether a rule may answer otherwise for this sign-in than it did, though nothing of it changed itself. */
export function isTouched(
  { other, diagnosis, values: own, judgedAt }: Known,
  { values, times, clients }: Changes,
  endedAt: number,
): boolean {
  // It will be judged by what there is then.
  if (diagnosis.unjudged) return false;
  if (clients.size > 0 && (clients.has(other.clientId ?? '') || clients.has('') || other.clientId === undefined)) return true;
  if (judgedAt !== endedAt && asksForTime(diagnosis, judgedAt)) return true;
  if (values.size > 0 && own.some((value) => values.has(value))) return true;
  const until = diagnosis.endedAt + (diagnosis.flow.derived.failure?.at === 'refresh' ? near : 0);
  return times.some(({ startedAt, endedAt: end }) => startedAt <= until && end >= diagnosis.startedAt);
}

/** Only a sign-in whose code nobody redeemed asks how long the recording went on: for a minute, and for ever once that is a fault. */
function asksForTime({ flow, findings }: FlowDiagnosis, judgedAt: number): boolean {
  const { authorizationResponse, tokenRequest } = flow.messages;
  if (!authorizationResponse || tokenRequest) return false;
  const isFault = findings.some(({ rule, verdict }) => rule === 'token-request-missing' && verdict === 'faulty');
  return isFault || judgedAt - authorizationResponse.at < near;
}

/** A challenge that does not fit may have been made of a verifier that is seen only later, changed in some way. */
export const isOpenToOthers = ({ diagnosis }: Known) => {
  if (diagnosis.unjudged) return false;
  const { challengeMatches } = diagnosis.flow.derived;
  return challengeMatches.observed && !challengeMatches.value;
};
