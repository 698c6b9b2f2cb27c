import { sentenceFor } from './diagnosis/blind-spots.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import type { AnalyseOptions, Diagnosis, Gap } from './diagnosis/diagnosis.ts';
import { correlate } from './flow/correlate.ts';
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

function gapsOf(exchanges: readonly Exchange[]): Gap[] {
  const withheld = new Set(exchanges.flatMap((exchange) => exchange.withheld ?? []));
  const gaps: Gap[] = [];
  if (withheld.has('authorization'))
    gaps.push({ because: 'header-withheld', text: `The Authorization header: ${sentenceFor('header-withheld')}.` });
  return gaps;
}
