import type { Cause, Diagnosis, FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import type { Evidence, Exchange } from '../http/exchange.ts';

/** One file after `check`: what was read and what was found, or why it could not be read. */
export interface CheckedFile {
  file: string;
  requests: number;
  /** Malformed entries, by their position. */
  skipped: { index: number; why: string }[];
  exchanges: readonly Exchange[];
  diagnosis: Diagnosis;
  error?: string;
}

/** The stable JSON of `check --format json`, version 1: one element a file in the order given. It holds no value of the traffic but client ids, hosts and URIs. */
export function checkJson(files: readonly CheckedFile[]) {
  return {
    version: 1,
    files: files.map((checked) => ({
      file: checked.file,
      ...(checked.error !== undefined && { error: checked.error }),
      flows: checked.diagnosis.flows.map((flow) => flowJson(flow, positionsOf(checked))),
      gaps: [
        ...checked.diagnosis.gaps,
        ...checked.skipped.map(({ index, why }) => ({
          because: 'malformed-entry',
          entry: index,
          text: `Entry ${index} was skipped: ${why}.`,
        })),
      ],
    })),
  };
}

const positionsOf = (checked: CheckedFile) => new Map(checked.exchanges.map((exchange) => [exchange.id, exchange.from.position]));

function flowJson(flow: FlowDiagnosis, positions: ReadonlyMap<string, number>) {
  const places = (at: readonly Evidence[]) =>
    at.map(({ exchange, part, name }) => ({ entry: positions.get(exchange) ?? null, part, ...(name !== undefined && { name }) }));
  const cause = (each: Cause) => ({
    cause: each.cause,
    standing: each.standing,
    title: each.title,
    text: each.text,
    fix: each.fix,
    at: places(each.at),
  });
  return {
    id: flow.id,
    provider: flow.provider?.id ?? null,
    clientId: flow.clientId,
    server: flow.server,
    status: flow.status,
    headline: flow.headline,
    rootCause: flow.rootCause && cause(flow.rootCause),
    alsoWrong: flow.alsoWrong.map(cause),
    hypotheses: flow.hypotheses.map(({ cause: id, standing, because }) => ({ cause: id, standing, because })),
    findings: flow.findings
      .filter(({ verdict }) => verdict !== 'not-applicable')
      .map(({ rule, severity, verdict, text, at }) => ({ rule, severity, verdict, text, at: places(at) })),
    blindSpots: flow.blindSpots,
  };
}
