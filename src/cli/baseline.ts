import path from 'node:path';
import type { FlowDiagnosis } from '../diagnosis/diagnosis.ts';
import { Problem } from './problem.ts';
import { isObject, jsonFile } from './settings.ts';

/** Says whether an earlier report named the same cause for the same client and server in the same file. */
export type Baseline = (file: string, flow: Pick<FlowDiagnosis, 'server' | 'clientId'>, cause: string) => boolean;

/** Nothing is known yet. */
export const noBaseline: Baseline = () => false;

/** Reads an earlier report of `check --format json`. Throws a Problem when it is something else. */
export function readBaseline(file: string): Baseline {
  const document = jsonFile('--baseline', file);
  if (!isObject(document) || document.version !== 1 || !Array.isArray(document.files))
    throw new Problem(`--baseline: ${file} is no report of \`pkce-inspector check --format json\`.`);
  const known = new Set<string>();
  for (const checked of document.files.filter(isObject)) {
    for (const flow of list(checked.flows)) {
      const findings = list(flow.findings).filter(({ verdict }) => verdict === 'faulty');
      const causes = [flow.rootCause, ...list(flow.alsoWrong)].filter(isObject);
      for (const id of [...findings.map(({ rule }) => rule), ...causes.map(({ cause }) => cause)])
        known.add(keyOf(String(checked.file), flow.server, flow.clientId, id));
    }
  }
  return (checked, flow, cause) => known.has(keyOf(checked, flow.server, flow.clientId, cause));
}

const list = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Files are the same when they are in the same place, however they are named. */
const keyOf = (file: string, ...parts: unknown[]) => JSON.stringify([path.resolve(file), ...parts]);
