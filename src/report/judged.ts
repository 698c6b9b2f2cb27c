import type { Cause, Finding, FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import type { Shared } from '../redaction/share.ts';
import type { Severity } from '../rules/define-rule.ts';

/** A recording, and what `check` knows of it beyond the traffic. */
export interface Judged extends Shared {
  /** Why it could not be read to its end, a sentence. */
  error?: string;
  /** What else was odd about the file, each a sentence. */
  remarks?: readonly string[];
  /** Entries that were left out; `why` is a sentence. */
  skipped?: readonly { why: string }[];
  /** Says whether a baseline knows a cause or a finding of a flow. */
  known?: (flow: FlowDiagnosis, id: string) => boolean;
  /** The least severity that counts for the exit code; not set when none does. */
  failOn?: Severity;
}

const rank = { note: 1, warning: 2, error: 3 };

export const isAtLeast = (severity: Severity, level: Severity): boolean => rank[severity] >= rank[level];

/** What counts for the exit code although it is neither the cause nor named beside it: a report that left it out would not say why the code is 1. */
export function countedToo({ known, failOn }: Pick<Judged, 'known' | 'failOn'>, flow: FlowDiagnosis): Finding[] {
  if (failOn === undefined) return [];
  const named = new Set([flow.rootCause, ...flow.alsoWrong].map((cause) => cause?.cause));
  return flow.findings.filter(
    ({ verdict, severity, rule }) =>
      verdict === 'faulty' &&
      isAtLeast(severity, failOn) &&
      !named.has(rule) &&
      !known?.(flow, rule) &&
      // Beside a cause, what is worse than a note is another view of it.
      (flow.rootCause === null || severity === 'note'),
  );
}

/** The first reason for which a sign-in does not pass; a failed one has its cause for it. */
export function firstReason(judged: Pick<Judged, 'known' | 'failOn'>, flow: FlowDiagnosis): Cause | Finding | undefined {
  const isNew = ({ cause }: Cause) => !judged.known?.(flow, cause);
  if (flow.rootCause && isNew(flow.rootCause)) return flow.rootCause;
  const { failOn } = judged;
  const also = failOn && flow.alsoWrong.find((cause) => isNew(cause) && isAtLeast(cause.severity, failOn));
  return also || countedToo(judged, flow)[0];
}

const mostSkipped = 3;

/** What is not in the recording, each a sentence. */
export function notesOf({ diagnosis, remarks = [], skipped = [] }: Judged): string[] {
  const more = skipped.length - mostSkipped;
  return [
    ...diagnosis.gaps.map(({ text }) => text),
    ...remarks,
    ...skipped.slice(0, mostSkipped).map(({ why }) => why),
    ...(more > 0 ? [`${more} more malformed ${more === 1 ? 'entry was' : 'entries were'} left out.`] : []),
  ];
}
