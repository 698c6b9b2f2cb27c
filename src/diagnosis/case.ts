import type { Flow } from '../flow/flow.ts';
import { type ErrorAnswer, type Meaning, meaningOf } from '../providers/meaning.ts';
import type { Provider } from '../providers/provider.ts';
import type { AnalyseOptions, Finding } from './diagnosis.ts';

/** All that a hypothesis may look at. */
export interface Case {
  flow: Flow;
  findings: ReadonlyMap<string, Finding>;
  provider?: Provider;
  /** What the answer's text means at this server: weight, never proof. */
  meanings: readonly Meaning[];
  options: AnalyseOptions;
}

export function openCase(flow: Flow, findings: readonly Finding[], provider: Provider | undefined, options: AnalyseOptions): Case {
  const { failure } = flow.derived;
  const answer: ErrorAnswer | undefined = failure && {
    endpoint: failure.at.startsWith('authorization') || failure.at === 'pushed' ? 'authorize' : 'token',
    ...(failure.status !== undefined && { status: failure.status }),
    ...(failure.error !== undefined && { error: failure.error }),
    ...(failure.description !== undefined && { description: failure.description }),
  };
  return {
    flow,
    findings: new Map([...findings].reverse().map((finding) => [finding.rule, finding])),
    ...(provider && { provider }),
    meanings: answer && (answer.error !== undefined || answer.description !== undefined) ? meaningOf(provider, answer) : [],
    options,
  };
}

/** The finding of the first of these rules that found a fault. */
export const faultOf = (given: Case, rules: readonly string[]): Finding | undefined =>
  rules.map((rule) => given.findings.get(rule)).find((finding) => finding?.verdict === 'faulty');

/** True when an error text of this server names one of these causes, and nothing else. */
export function isNamedByText(given: Case, tags: readonly string[]): boolean {
  const trusted = given.meanings.filter((meaning) => meaning.trust !== 'unverified');
  return (
    trusted.length > 0 && trusted.every((meaning) => meaning.causes.length > 0 && meaning.causes.every((cause) => tags.includes(cause)))
  );
}
