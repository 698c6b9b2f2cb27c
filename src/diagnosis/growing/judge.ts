import { complete, type Undecided } from '../../flow/correlate.ts';
import { signedTextsOf } from '../../flow/derive.ts';
import type { Flow, FlowId } from '../../flow/flow.ts';
import type { ExchangeId } from '../../http/exchange.ts';
import type { Rule } from '../../rules/define-rule.ts';
import { diagnose, unjudged } from '../diagnose.ts';
import type { AnalyseOptions, FlowDiagnosis } from '../diagnosis.ts';
import { type Candidate, keyOf } from './candidates.ts';
import { changesOf } from './changes.ts';
import { followOthers } from './follow-others.ts';
import { type Known, knownOf } from './known.ts';
import { isOpenToOthers, isTouched } from './touched.ts';

export type Signatures = NonNullable<AnalyseOptions['signatures']>;

/** Judges the sign-ins of a growing recording, each no more often than it has to, and keeps what came of it. */
interface Judge {
  known(): readonly Known[];
  result(): FlowDiagnosis[];
  /** Takes the sign-ins as they are now: judges those that changed, or that a change may touch; of more than `most` the newest, the others later. */
  judge(gathered: readonly Candidate[], most?: number): void;
  /** Judges so many of those that were left for later, this one first and then the newest; false when there is none left. */
  catchUp(most: number, first?: FlowId): boolean;
  /** Judges one more sign-in that a later one may have thrown light on; false when there is none left. */
  settle(): boolean;
  /** Judges those whose ID tokens these checks are of; false when there are none. */
  verify(results: Signatures): boolean;
}

/** Makes a judge who knows no sign-in yet; `recording` is read anew at each judgement. */
export function createJudge(
  rules: readonly Rule[],
  options: AnalyseOptions,
  recording: Readonly<{ startedAt: number; endedAt: number }>,
  isDocument: (id: ExchangeId) => boolean,
): Judge {
  const signatures: Record<string, Signatures[string]> = { ...options.signatures };
  let known: Known[] = [];
  let stale = new Set<string>();

  function judge(gathered: readonly Candidate[], most = Number.POSITIVE_INFINITY): void {
    const changes = changesOf(gathered, known);
    const wanted = gathered.filter(({ isSame, before }) => !isSame || !before || isTouched(before, changes, recording.endedAt));
    const now = wanted.slice(-Math.min(most, wanted.length));
    const diagnoses = diagnosesOf(now, gathered);
    const judged = new Map(now.map(({ flow }, i) => [flow, diagnoses[i]!]));
    for (const { flow } of wanted) if (!judged.has(flow)) judged.set(flow, unjudged(withFactsLater(flow)));
    const waiting = new Set<string>();
    known = gathered.map((each) => {
      const diagnosis = judged.get(each.flow);
      if (diagnosis) return knownOf(each, diagnosis, recording.endedAt, isDocument);
      const { flow, other, startedAt, way, before } = each;
      const same = flow === before!.flow ? before! : { ...before!, flow, other, startedAt, way };
      const key = keyOf(same.flow);
      if (stale.has(key) || (changes.values.size > 0 && isOpenToOthers(same))) waiting.add(key);
      return same;
    });
    stale = waiting;
  }

  /** What is to be said of the chosen ones among all sign-ins. */
  function diagnosesOf(chosen: readonly (Candidate | Known)[], all: readonly (Candidate | Known)[]): FlowDiagnosis[] {
    const flows = all.map(({ flow }) => flow);
    const others = all.map(({ other }) => other);
    const wanted = chosen.map(({ flow }) => flow);
    return complete(flows, others, { ...recording }, signatures, wanted).map((flow) => {
      const diagnosis = diagnose(flow, rules, options);
      return { ...diagnosis, flow: followOthers(diagnosis.flow, () => known, recording) };
    });
  }

  /** A sign-in whose facts are made when somebody asks for them. */
  const withFactsLater = (flow: Undecided): Flow => {
    const facts = () => {
      const all = known.map((each) => each.flow);
      const others = known.map(({ other }) => other);
      return complete(all, others, { ...recording }, signatures, [flow])[0]!.derived;
    };
    return Object.defineProperty({ ...flow }, 'derived', { enumerable: true, get: facts }) as Flow;
  };

  function judgeAgain(chosen: readonly Known[]): void {
    const diagnoses = diagnosesOf(chosen, known);
    chosen.forEach((each, index) => {
      const diagnosis = diagnoses[index]!;
      // Nothing was kept of a judgement when it was left for later.
      if (each.diagnosis.unjudged) Object.assign(each, knownOf(each, diagnosis, recording.endedAt, isDocument));
      else each.diagnosis = diagnosis;
    });
  }

  function catchUp(most: number, first?: FlowId): boolean {
    const waiting = known.filter(({ diagnosis }) => diagnosis.unjudged);
    const asked = waiting.filter(({ flow }) => flow.id === first);
    judgeAgain([...asked, ...waiting.reverse().filter((each) => each !== asked[0])].slice(0, most));
    return waiting.length > 0;
  }

  function settle(): boolean {
    const [key] = stale;
    if (key === undefined) return false;
    stale.delete(key);
    const each = known.find(({ flow }) => keyOf(flow) === key);
    if (each) judgeAgain([each]);
    return true;
  }

  function verify(results: Signatures): boolean {
    const news = new Set(Object.keys(results).filter((token) => results[token] !== signatures[token]));
    for (const token of news) signatures[token] = results[token]!;
    const touched = known.filter(({ diagnosis, flow }) => !diagnosis.unjudged && signedTextsOf(flow).some((text) => news.has(text)));
    judgeAgain(touched);
    return touched.length > 0;
  }

  return { known: () => known, result: () => known.map(({ diagnosis }) => diagnosis), judge, catchUp, settle, verify };
}
