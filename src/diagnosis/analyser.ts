import type { FlowId } from '../flow/flow.ts';
import { createRegister } from '../flow/register.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Rule } from '../rules/define-rule.ts';
import type { AnalyseOptions, FlowDiagnosis } from './diagnosis.ts';
import { candidatesOf } from './growing/candidates.ts';
import { createJudge, type Signatures } from './growing/judge.ts';
import { near } from './growing/known.ts';
import { hasAny, neighbourhood } from './growing/neighbourhood.ts';

/** Diagnoses a recording while it grows. Its only state is what it has been given. */
export interface Analyser {
  /**
   * Adds exchanges, or replaces those whose id is known, and returns every sign-in of the recording. Of more than `most` that have to be
   * judged it judges the newest; the others are `unjudged` until `catchUp`.
   */
  take(exchanges: readonly Exchange[], most?: number): FlowDiagnosis[];
  /** Judges so many of those that are unjudged, this one first and then the newest; null when there is none left. */
  catchUp(most: number, first?: FlowId): FlowDiagnosis[] | null;
  /** Judges one more sign-in that a later one may have thrown light on; null when there is none left. */
  settle(): FlowDiagnosis[] | null;
  /** Takes the results of signature checks, which come later than the tokens; null when they change nothing. */
  verify(signatures: Signatures): FlowDiagnosis[] | null;
}

/**
 * Makes an analyser that correlates and judges anew only the sign-ins that new exchanges can have to do with: those around them in time,
 * those without an end, those that share a value with them, and the last of each client and endpoint. The result is that of a whole analysis.
 */
export function analyserOf(rules: readonly Rule[], options: AnalyseOptions = {}): Analyser {
  const register = createRegister();
  const recording = { startedAt: Number.POSITIVE_INFINITY, endedAt: Number.NEGATIVE_INFINITY };
  const { known, result, judge, catchUp, settle, verify } = createJudge(rules, options, recording, register.isDocument);

  function take(exchanges: readonly Exchange[], most?: number): FlowDiagnosis[] {
    const fresh = exchanges.filter((exchange) => register.get(exchange.id) !== exchange);
    if (!fresh.length) return result();
    const times = fresh.map(({ startedAt }) => startedAt);
    const first = times.reduce((least, time) => Math.min(least, time));
    const whole = first < recording.endedAt - near || register.bringsNewDocument(fresh);
    const replaced = fresh.filter(({ id }) => register.get(id));
    const since = replaced.reduce((least, { id }) => Math.min(least, register.get(id)!.startedAt), first);
    register.add(fresh);
    recording.startedAt = Math.min(recording.startedAt, first);
    recording.endedAt = times.reduce((most, time) => Math.max(most, time), recording.endedAt);
    const ids = whole ? new Set(register.all().map(({ id }) => id)) : neighbourhood(known(), register, fresh, since);
    const around = new Set(known().filter((each) => whole || hasAny(each.exchanges, ids)));
    const spans = [...around].map(({ diagnosis }) => diagnosis);
    for (const id of register.documentsFor([...spans, { startedAt: since, endedAt: recording.endedAt }], near)) ids.add(id);
    for (const { flow } of around) for (const { exchange } of flow.timeline) if (register.isDocument(exchange)) ids.add(exchange);
    const gathered = [...ids].flatMap((id) => register.get(id) ?? []);
    judge(candidatesOf(known(), around, gathered, register.version), most);
    return result();
  }

  return {
    take,
    catchUp: (most, first) => (catchUp(most, first) ? result() : null),
    settle: () => (settle() ? result() : null),
    verify: (results) => (verify(results) ? result() : null),
  };
}
