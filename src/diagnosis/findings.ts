import type { Flow } from '../flow/flow.ts';
import type { Provider } from '../providers/provider.ts';
import type { Outcome, Rule } from '../rules/define-rule.ts';
import { sentenceFor } from './blind-spots.ts';
import type { AnalyseOptions, Finding } from './diagnosis.ts';

/** Runs the catalogue over a flow: one finding a rule, and one more for each further fault of the same rule. */
export function findingsOf(flow: Flow, rules: readonly Rule[], provider: Provider | undefined, options: AnalyseOptions): Finding[] {
  return rules
    .filter((rule) => !options.ignore?.includes(rule.id) && (!options.only?.length || options.only.includes(rule.id)))
    .flatMap((rule) => findings(rule, rule.check(flow, provider)))
    .map((finding) => (flow.messages.tokenRequest || !flow.messages.codeHandover ? finding : ofHandover(finding)));
}

/** There is no token request to see, so what is said of one is meant of the request by which the page handed the code on. */
const ofHandover = (finding: Finding): Finding => ({
  ...finding,
  title: aboutHandover(finding.title),
  text: aboutHandover(finding.text),
});
const aboutHandover = (text: string) => text.replaceAll(/\b([Tt])he token request\b/g, '$1he request to the app’s own server');

/** What a rule that found nothing has to say is the same of every sign-in, and of 500 of them it would be most of the memory that they take. */
const silent = new WeakMap<Rule, Map<Outcome['verdict'], Finding>>();

function silentFinding(rule: Rule, verdict: Outcome['verdict']): Finding {
  const known = silent.get(rule) ?? new Map<Outcome['verdict'], Finding>();
  silent.set(rule, known);
  const finding = known.get(verdict) ?? {
    rule: rule.id,
    stage: rule.stage,
    severity: rule.severity,
    verdict,
    title: rule.title,
    text: '',
    at: Object.freeze([]) as unknown as [],
  };
  known.set(verdict, Object.freeze(finding));
  return finding;
}

function findings(rule: Rule, outcome: Outcome): Finding[] {
  const finding = silentFinding(rule, outcome.verdict);
  switch (outcome.verdict) {
    case 'faulty':
      // What a positive rule finds is that something is right.
      if (rule.effects.includes('positive'))
        return outcome.faults.map((fault) => ({ ...finding, verdict: 'sound', text: fault.text, at: [...fault.at] }));
      return outcome.faults.map((fault) => ({
        ...finding,
        severity: fault.severity ?? rule.severity,
        text: fault.text,
        fix: fault.fix ?? rule.fix,
        at: [...fault.at],
      }));
    case 'inconclusive':
      return [{ ...finding, text: `Cannot be judged here: ${sentenceFor(outcome.because)}.`, because: outcome.because }];
    case 'crashed':
      return [{ ...finding, text: `This rule failed on the traffic (${outcome.error}); the others were run.` }];
    default:
      return [finding];
  }
}
