import type { OtherFlow } from '../flow/flow.ts';

/** A page that goes round begins anew at once; a person takes longer. */
const pause = 3000;

/**
 * The granted sign-ins that led up to one that began at this time, the latest first, each as soon as the one before it had ended.
 * Where the first may be slow, it is the one in which the person signed in.
 */
export function roundsBefore(begin: number, others: readonly OtherFlow[], firstMayBeSlow = false): OtherFlow[] {
  const earlier = others
    .filter((other) => !other.silent && other.startedAt < begin && other.endedAt > begin - 60_000)
    .sort((a, b) => b.startedAt - a.startedAt);
  const found: OtherFlow[] = [];
  let next = begin;
  for (const other of earlier) {
    const isQuick = (other.respondedAt ?? other.startedAt) - other.startedAt < pause;
    if (other.outcome !== 'issued' || !(isQuick || firstMayBeSlow) || other.endedAt > next || next - other.endedAt > pause) break;
    found.push(other);
    if (!isQuick) break;
    next = other.startedAt;
  }
  return found;
}
