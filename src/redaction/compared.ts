import type { Diagnosis, FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import type { Receipt } from './receipt.ts';

/** Whether two diagnoses say the same of every sign-in. */
export function compared(original: Diagnosis, redacted: Diagnosis): NonNullable<Receipt['verdicts']> {
  const differing = original.flows.filter((flow, index) => verdictsOf(flow) !== verdictsOf(redacted.flows[index])).map(({ id }) => id);
  return { same: differing.length === 0 && original.flows.length === redacted.flows.length, differing };
}

/** How far a redacted recording is from being judged like the original: 0 in the same words, 1 with other numbers in them, 2 otherwise. */
export function distance(original: Diagnosis, redacted: Diagnosis): 0 | 1 | 2 {
  if (!compared(original, redacted).same) return 2;
  return original.flows.every((flow, index) => wordsOf(flow) === wordsOf(redacted.flows[index]!)) ? 0 : 1;
}

const verdictsOf = (flow: FlowDiagnosis | undefined): string =>
  JSON.stringify([
    flow?.status,
    flow?.rootCause?.cause,
    flow?.rootCause?.standing,
    flow?.findings.map(({ rule, verdict }) => [rule, verdict]),
    flow?.hypotheses.map(({ cause, standing }) => [cause, standing]),
  ]);

/** The places of illegal characters in a digest are left out where it was made anew: they cannot be had again. */
function wordsOf({ rootCause, findings }: FlowDiagnosis): string {
  const says = [rootCause?.text, ...findings.map(({ text }) => text)].join('\n');
  return rootCause?.construction?.length ? says.replace(/character \d+|and \d+ more|ends in “.”, whose six bits are \d+/g, '') : says;
}
