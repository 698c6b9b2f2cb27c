import type { Cause, Comparison, Diagnosis, FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import type { Evidence, Exchange } from '../http/exchange.ts';
import type { Receipt } from '../redaction/receipt.ts';
import type { Redacted } from '../redaction/redacted.ts';
import type { Severity } from '../rules/define-rule.ts';

/** One file after `check`: what was read and what was found, and why it could not be read to its end. */
export interface CheckedFile {
  file: string;
  /** Requests in the file, of any kind. */
  requests: number;
  /** Malformed entries, by their position; `why` is a sentence. */
  skipped: { index: number; why: string }[];
  /** What else was odd about the file, each a sentence. */
  remarks: string[];
  exchanges: Redacted<Exchange[]>;
  receipt: Receipt;
  diagnosis: Diagnosis;
  /** Says whether a baseline knows a cause or a finding of a flow. */
  known?: (flow: FlowDiagnosis, id: string) => boolean;
  /** The least severity that counts for the exit code; not set when none does. */
  failOn?: Severity;
  error?: string;
}

/** The stable JSON of `check --format json`, version 1 (docs/json.md): one element a file in the order given. */
export function checkJson(files: readonly CheckedFile[]) {
  return {
    version: 1,
    files: files.map((checked) => ({
      file: checked.file,
      ...(checked.error !== undefined && { error: checked.error }),
      redacted: checked.receipt.redacted,
      requests: checked.requests,
      flows: flowsJson(checked),
      gaps: [
        ...checked.diagnosis.gaps,
        ...checked.remarks.map((text) => ({ because: 'malformed-file', text })),
        ...checked.skipped.map(({ index, why }) => ({ because: 'malformed-entry', entry: index, text: why })),
      ],
    })),
  };
}

/** The lines of `check --stream`: one for each flow of a file, and one for a file that could not be read to its end. */
export const flowLines = (checked: CheckedFile): string =>
  [
    ...flowsJson(checked).map((flow) => ({ version: 1, file: checked.file, ...flow })),
    ...(checked.error === undefined ? [] : [{ version: 1, file: checked.file, error: checked.error }]),
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');

function flowsJson(checked: CheckedFile) {
  const positions = new Map(checked.exchanges.map((exchange) => [exchange.id, exchange.from.position]));
  return checked.diagnosis.flows.map((flow) => flowJson(flow, positions, (id) => checked.known?.(flow, id) ?? false));
}

type Places = ReadonlyMap<string, number>;

function flowJson(flow: FlowDiagnosis, positions: Places, isKnown: (id: string) => boolean) {
  const places = (at: readonly Evidence[]) =>
    at.map(({ exchange, part, name }) => ({ entry: positions.get(exchange) ?? null, part, ...(name !== undefined && { name }) }));
  const cause = (each: Cause) => ({
    cause: each.cause,
    standing: each.standing,
    severity: each.severity,
    title: each.title,
    text: each.text,
    fix: each.fix,
    at: places(each.at),
    ...(each.comparison && { comparison: comparisonJson(each.comparison) }),
    ...(isKnown(each.cause) && { known: true }),
  });
  return {
    id: flow.id,
    provider: flow.provider?.id ?? null,
    clientId: flow.clientId,
    server: flow.server,
    startedAt: isoTime(flow.startedAt),
    status: flow.status,
    headline: flow.headline,
    rootCause: flow.rootCause && cause(flow.rootCause),
    alsoWrong: flow.alsoWrong.map(cause),
    hypotheses: flow.hypotheses.map(({ cause: id, standing, because }) => ({ cause: id, standing, because })),
    findings: flow.findings
      .filter(({ verdict }) => verdict !== 'not-applicable')
      .map(({ rule, severity, verdict, text, at }) => ({
        rule,
        severity,
        verdict,
        text,
        at: places(at),
        ...(verdict === 'faulty' && isKnown(rule) && { known: true }),
      })),
    facts: flow.facts,
    blindSpots: flow.blindSpots,
  };
}

const comparisonJson = ({ name, expected, observed, secret }: Comparison) => ({
  name,
  expected: { label: expected.label, value: expected.value },
  observed: { label: observed.label, value: observed.value, ...(observed.absent && { absent: true }) },
  secret,
});

const isoTime = (at: number) => (Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : null);
