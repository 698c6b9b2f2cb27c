import type { Flow } from '../flow/flow.ts';
import type { Explanation } from '../forensics/explanation.ts';
import { constructionOf } from './challenge-cause.ts';
import { comparisonOf } from './comparison.ts';
import { titleOfConstruction } from './construction-title.ts';
import type { Cause, CauseId, Finding } from './diagnosis.ts';
import { hedgedWords } from './hedged-words.ts';
import { titleWords } from './title-words.ts';

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

/** Rules whose title says that the value is wrong, not what was done to it. */
const namedByConstruction = new Set(['challenge-mismatch', 'challenge-length']);

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
    title: titleOf(finding, explanation, standing),
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

/** That two values do not belong together is the general name; how it came about is the one to look for. */
const titleOf = ({ rule, title }: Finding, explanation: Explanation | undefined, standing: Cause['standing']) =>
  (namedByConstruction.has(rule) && explanation && titleOfConstruction(explanation)) ||
  // Which of the two was sent in place of the other, their being equal does not tell.
  (rule === 'verifier-is-other-value' && explanation?.steps[0]?.id === 'cf-plain-declared-s256' && titleWords['same-string']) ||
  hedged(rule, title, standing);

/** What is not proved is not titled like a fact. */
export function hedged(cause: CauseId, title: string, standing: Cause['standing']): string {
  if (standing === 'proved') return title;
  return hedgedWords[cause]?.[standing === 'likely' ? 0 : 1] ?? title;
}

const sentence = (text: string) => {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
};
