import { analyse } from '../analyse.ts';
import type { AnalyseOptions, Diagnosis, FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Receipt } from './receipt.ts';
import type { Redaction } from './redact.ts';
import type { Redacted } from './redacted.ts';

/** All that a report is made of: traffic, and the diagnosis of that very traffic. */
export interface Shared {
  /** What the report is about: the name of the file. */
  file: string;
  exchanges: Redacted<Exchange[]>;
  diagnosis: Diagnosis;
  receipt: Receipt;
}

/**
 * Judges the redacted traffic, so that a report shows no value of the original. Given the diagnosis of the original, the receipt says
 * whether the two agree.
 */
export function share(
  redaction: Redaction,
  { file, original, options = {} }: { file: string; original?: Diagnosis; options?: AnalyseOptions },
): Shared {
  const signatures =
    options.signatures && Object.fromEntries(Object.entries(options.signatures).map(([token, result]) => [redaction.scrub(token), result]));
  const diagnosis = analyse(redaction.exchanges, { ...options, ...(signatures && { signatures }) });
  const receipt = original ? { ...redaction.receipt, verdicts: compared(original, diagnosis) } : redaction.receipt;
  return { file: redaction.scrub(file), exchanges: redaction.exchanges, diagnosis, receipt };
}

/** Whether two diagnoses say the same of every sign-in. */
export function compared(original: Diagnosis, redacted: Diagnosis): NonNullable<Receipt['verdicts']> {
  const differing = original.flows.filter((flow, index) => saysOf(flow) !== saysOf(redacted.flows[index])).map(({ id }) => id);
  return { same: differing.length === 0 && original.flows.length === redacted.flows.length, differing };
}

const saysOf = (flow: FlowDiagnosis | undefined): string =>
  JSON.stringify([
    flow?.status,
    flow?.rootCause?.cause,
    flow?.rootCause?.standing,
    flow?.findings.map(({ rule, verdict }) => [rule, verdict]),
    flow?.hypotheses.map(({ cause, standing }) => [cause, standing]),
  ]);
