import type { OAuthMessage } from '../oauth/message.ts';
import { said } from '../rules/said.ts';
import { remedyFor, sentenceFor } from './blind-spots.ts';
import type { Case } from './case.ts';
import { causeOf, hedged } from './cause.ts';
import type { Cause } from './diagnosis.ts';
import { factWords } from './fact-words.ts';
import type { Weighed } from './hypotheses/define-hypothesis.ts';
import { consequences } from './hypotheses/same-slip.ts';
import { remedies } from './remedies.ts';

/** Names the cause of a failure that no finding explains: the weightiest hypothesis, then what the answer itself says, then that all that can be seen is right. */
export function supposedCause(given: Case, hypotheses: readonly Weighed[]): Cause {
  const best = [...hypotheses]
    .filter(({ standing }) => standing === 'proved' || standing === 'likely' || standing === 'possible')
    .sort((a, b) => b.weight - a.weight)[0];
  if (best) return guessed(best, given);
  const consequence = [...given.findings.values()].find(
    (finding) =>
      finding.verdict === 'faulty' && consequences.has(finding.rule) && !saysNoMore.has(finding.rule) && finding.severity !== 'note',
  );
  if (consequence) return causeOf(consequence, given.flow, consequence.rule === 'authz-error-page' ? 'likely' : 'possible');
  return unexplained(given);
}

/** Rules that only repeat that a token request was refused. */
const saysNoMore = new Set([
  'token-error',
  'token-error-status',
  'token-error-nonstandard',
  'retry-with-same-code',
  'attempts-overlap',
  'clock-skew',
]);

function guessed(best: Weighed, given: Case): Cause {
  const finding = given.findings.get(best.cause);
  const standing = best.standing as Cause['standing'];
  if (finding?.verdict === 'faulty' && finding.text) return { ...causeOf(finding, given.flow, standing), text: best.because };
  const fix = finding?.fix ?? remedies[best.cause] ?? remedies.other!;
  return {
    cause: best.cause,
    standing,
    severity: 'error',
    title: hedged(best.cause, best.title, standing),
    text: best.because,
    fix,
    snippets: [],
    at: best.at,
  };
}

/** What a sound finding shows has words for a list. */
const shown = ['challenge-verified', 'redirect-uri-differs', 'client-id-differs', 'code-differs', 'code-replayed', 'token-content-type'];

const words = (name: string, values: Readonly<Record<string, string>> = {}) =>
  factWords[name]!.replace(/\{(\w+)\}/g, (whole, place: string) => values[place] ?? whole);

/** Everything that can be seen is right: says so, and what is left for the server's log. */
function unexplained(given: Case): Cause {
  const { failure } = given.flow.derived;
  const what = failure?.error ? `the error ${failure.error}` : failure?.status ? `status ${failure.status}` : 'a failure';
  const { tokenResponse, refreshResponse, authorizationResponse } = given.flow.messages;
  const answered = failure?.at === 'refresh' ? refreshResponse : (tokenResponse ?? authorizationResponse);
  if (answered && !answered.body.observed) return unseenAnswer(given, answered, what);
  const text = answered ? said(answered, given.flow.timeline, failure?.description) : '';
  const verified = shown.filter((rule) => given.findings.get(rule)?.verdict === 'sound').map((rule) => words(rule));
  return {
    cause: failure?.at.startsWith('authorization') ? 'authz-error' : 'token-error',
    standing: 'possible',
    severity: 'error',
    title: words('right'),
    text: words('remains', { what, verified: verified.length ? `: ${verified.join(', ')}` : '', text }),
    fix: remedies.other!,
    snippets: [],
    at: failure ? [failure.evidence] : [],
  };
}

/** The answer itself was not recorded: nobody can say what it said. */
function unseenAnswer({ flow }: Case, { body, exchange }: OAuthMessage, what: string): Cause {
  const because = body.observed ? 'body-not-captured' : body.because;
  return {
    cause: 'token-error',
    standing: 'possible',
    severity: 'error',
    title: words('unseen'),
    text: words('answered', { what, because: sentenceFor(because) }),
    fix: remedyFor(because),
    snippets: [],
    at: [flow.derived.failure?.evidence ?? { exchange, part: 'response-body' }],
  };
}
