import { analyserOf, type Analyser as FlowAnalyser } from './diagnosis/analyser.ts';
import { sentenceFor } from './diagnosis/blind-spots.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import type { AnalyseOptions, Diagnosis, FlowDiagnosis, Gap } from './diagnosis/diagnosis.ts';
import { correlate } from './flow/correlate.ts';
import { checkSignatures } from './flow/signatures.ts';

export { withPagesAround } from './flow/pages-around.ts';
export { checkSignatures } from './flow/signatures.ts';

import { signedAnswers } from './flow/signed-answers.ts';
import type { Exchange } from './http/exchange.ts';
import { rules } from './rules/index.ts';

/**
 * The engine's one door: exchanges in, a diagnosis out, both plain JSON. Pure: it reads no clock, keeps no state and never throws on bad traffic;
 * the order of the exchanges means nothing.
 */
export function analyse(exchanges: readonly Exchange[], options: AnalyseOptions = {}): Diagnosis {
  const flows = correlate(exchanges, options.signatures).map((flow) => diagnose(flow, rules, options));
  return { version: 1, flows, gaps: gapsOf(exchanges) };
}

export { ruleMeta } from './rules/rule-meta.ts';

/** An analysis that goes along with a recording while it grows; at each moment it is what `analyse` says of everything so far. */
export interface Analyser {
  /**
   * Adds exchanges, or replaces those whose id is known. Takes as long as the sign-ins around them, not as the whole recording. Of more than
   * `most` sign-ins that have to be judged the newest are; the others are `unjudged` until `catchUp`.
   */
  take(exchanges: readonly Exchange[], most?: number): Diagnosis;
  /** Judges so many of those that are unjudged, this one first and then the newest; null when there is none left. */
  catchUp(most: number, first?: string): Diagnosis | null;
  /** Judges one of the earlier sign-ins again that a later one may explain; null when there is none left. For idle moments. */
  settle(): Diagnosis | null;
  /** Checks the signatures of new ID tokens with the key sets that were taken; null when that says nothing new. The one step that takes a while. */
  check(): Promise<Diagnosis | null>;
}

/** Makes an analysis of an empty recording. */
export function createAnalyser(options: AnalyseOptions = {}): Analyser {
  const flows: FlowAnalyser = analyserOf(rules, options);
  const withheld = new Map<string, Exchange>();
  const signed = signedAnswers();
  const diagnosis = (found: FlowDiagnosis[]): Diagnosis => ({ version: 1, flows: found, gaps: gapsOf([...withheld.values()].slice(0, 1)) });
  return {
    take(exchanges, most) {
      for (const exchange of exchanges) {
        if (exchange.withheld?.includes('authorization')) withheld.set(exchange.id, exchange);
        else withheld.delete(exchange.id);
        signed.note(exchange);
      }
      return diagnosis(flows.take(exchanges, most));
    },
    catchUp(most, first) {
      const found = flows.catchUp(most, first);
      return found && diagnosis(found);
    },
    settle() {
      const found = flows.settle();
      return found && diagnosis(found);
    },
    async check() {
      const news = signed.unchecked();
      if (!news.length) return null;
      const found = flows.verify(await checkSignatures(news));
      return found && diagnosis(found);
    },
  };
}

function gapsOf(exchanges: readonly Exchange[]): Gap[] {
  const withheld = new Set(exchanges.flatMap((exchange) => exchange.withheld ?? []));
  const gaps: Gap[] = [];
  if (withheld.has('authorization'))
    gaps.push({ because: 'header-withheld', text: `The Authorization header: ${sentenceFor('header-withheld')}.` });
  return gaps;
}
