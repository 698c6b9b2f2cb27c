import type { Flow } from '../flow/flow.ts';
import { constructionOf } from './challenge-cause.ts';
import { comparisonOf } from './comparison.ts';
import type { Cause, Finding } from './diagnosis.ts';

const madeOfChallenge = new Set([
  'challenge-mismatch',
  'challenge-padded',
  'challenge-charset',
  'challenge-length',
  'verifier-is-other-value',
  'challenge-method-contradicts',
  'verifier-charset',
  'challenge-known-constant',
]);

/** Rules that see the slip in the value but not how it came about. */
const saysMore = new Set(['challenge-padded', 'challenge-charset', 'challenge-length', 'verifier-charset', 'challenge-known-constant']);

/** A rule's fault told as a cause: with the values that differ, the construction that was found and the corrected line. */
export function causeOf(finding: Finding, flow: Flow, standing: Cause['standing']): Cause {
  const explanation = madeOfChallenge.has(finding.rule) ? constructionOf(flow) : undefined;
  const comparison = comparisonOf(flow, finding.rule, finding.at);
  const named =
    explanation && saysMore.has(finding.rule) && !finding.text.includes(explanation.text)
      ? `${finding.text} ${sentence(explanation.text)}`
      : finding.text;
  return {
    cause: finding.rule,
    standing,
    severity: finding.severity,
    title: finding.title,
    text: named,
    fix: finding.fix ?? '',
    snippets: explanation
      ? [
          { language: 'javascript', code: explanation.fix.javascript },
          { language: 'python', code: explanation.fix.python },
        ]
      : [],
    at: finding.at,
    ...(comparison && { comparison }),
    ...(explanation && { construction: explanation.steps.map(({ id, text }) => ({ id, text })) }),
  };
}

const sentence = (text: string) => {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
};
