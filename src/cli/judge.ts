import { randomBytes } from 'node:crypto';
import { analyse } from '../analyse.ts';
import type { AnalyseOptions, FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import { checkSignatures } from '../flow/signatures.ts';
import { asIs, redact } from '../redaction/redact.ts';
import { share } from '../redaction/share.ts';
import type { CheckedFile } from '../report/json.ts';
import type { Severity } from '../rules/define-rule.ts';
import type { Baseline } from './baseline.ts';
import type { FailOn } from './exit-code.ts';
import type { Capture } from './read-capture.ts';
import type { KeySet } from './settings.ts';

export interface Judging {
  options: AnalyseOptions;
  keySets: readonly KeySet[];
  isUnredacted: boolean;
  isKnown: Baseline;
  version: string;
  failOn: FailOn;
}

/** A file after `check`: what may be told of it, and the severities that count for the exit code. */
export interface JudgedFile {
  checked: CheckedFile;
  counted: Severity[];
}

/** Judges what was read of one file. What is told rests on the redacted recording alone, so that nothing of the original can slip into a report. */
export async function judge(capture: Capture, { options, keySets, isUnredacted, isKnown, version, failOn }: Judging): Promise<JudgedFile> {
  const { file, exchanges } = capture;
  const signatures = await checkSignatures(exchanges, keySets);
  const judging = { ...options, signatures };
  const diagnosis = analyse(exchanges, judging);
  const known = (flow: FlowDiagnosis, cause: string) => isKnown(file, flow, cause);
  const counted = diagnosis.flows.flatMap((flow) => severitiesOf(flow, known));
  const level = failOn !== 'never' && { failOn };
  if (isUnredacted) return { counted, checked: { ...capture, ...asIs(exchanges, version, diagnosis), known, ...level } };
  const redaction = redact(exchanges, { random: (bytes) => randomBytes(bytes), version, judging, original: diagnosis });
  const shared = share(redaction, file);
  // The name stays as it was given: code scanning and baselines find the file by it.
  return { counted, checked: { ...capture, ...shared, file, known, ...level } };
}

/** What counts in a flow: its causes and its faulty findings, without those that are known. A sign-in that failed is an error, however sure its cause is. */
function severitiesOf(flow: FlowDiagnosis, known: (flow: FlowDiagnosis, cause: string) => boolean): Severity[] {
  const root = flow.rootCause && { ...flow.rootCause, severity: 'error' as const };
  const causes = root ? [root, ...flow.alsoWrong] : flow.alsoWrong;
  return [
    ...causes.filter(({ cause }) => !known(flow, cause)),
    ...flow.findings.filter(({ verdict, rule }) => verdict === 'faulty' && !known(flow, rule)),
  ].map(({ severity }) => severity);
}
