import type { Flow } from '../flow/flow.ts';
import type { OAuthMessage } from '../oauth/message.ts';
import { said } from '../rules/said.ts';
import { remedyFor, sentenceFor } from './blind-spots.ts';
import type { Case } from './case.ts';
import { causeOf, hedged } from './cause.ts';
import { preciseFault } from './challenge-cause.ts';
import type { Cause, Finding } from './diagnosis.ts';
import { factWords } from './fact-words.ts';
import { causesOf, registeredErrors } from './hypotheses/causes-by-failure.ts';
import type { Weighed } from './hypotheses/define-hypothesis.ts';
import { consequences, sameSlipAs } from './hypotheses/same-slip.ts';
import { fitsRefusal } from './refusal-subject.ts';
import { remedies } from './remedies.ts';

const stages = [
  'discovery',
  'authorization-request',
  'authorization-response',
  'token-request',
  'correlation',
  'transport',
  'token-response',
  'id-token',
  'refresh',
  'enforcement',
];

/** What a rule's severity says of its certainty as a cause: a warning is a likely cause without proof. */
const sureness = { error: 'proved', warning: 'likely', note: 'possible' } as const;

/** Names the one cause of a flow: a proof before a text, the specific before the general. Null when nothing is wrong. */
export function rootCauseOf(given: Case, hypotheses: readonly Weighed[]): Cause | null {
  const found = provedFault(given);
  const proved = found && preciseFault(found, given);
  if (proved) return withOtherName(causeOf(proved, given.flow, sureness[proved.severity]), given);
  if (!given.flow.derived.failure || hasBegunAnew(given)) return null;
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

/** A refresh token that ended, and a new sign-in after it: all went as it should. */
const hasBegunAnew = ({ flow, findings }: Case) =>
  flow.derived.failure?.at === 'refresh' &&
  findings.get('refresh-token-expired')?.verdict === 'faulty' &&
  findings.get('refresh-token-expired')?.severity === 'note';

/**
 * The cause of a refused token request before the text of the refusal is here: only one that is proved, and that it would be whichever
 * error the text may name. What is said of a sign-in before the text comes must not change with it.
 */
export function certainCauseOf(given: Case): Cause | null {
  if (given.flow.derived.failure?.at !== 'token-response') return null;
  const found = provedFault(given);
  if (found?.severity !== 'error') return null;
  const isSame = registeredErrors.every((error) => provedFault(withError(given, error))?.rule === found.rule);
  return isSame ? rootCauseOf(given, []) : null;
}

function withError(given: Case, error: string): Case {
  const { derived } = given.flow;
  return { ...given, flow: { ...given.flow, derived: { ...derived, ...(derived.failure && { failure: { ...derived.failure, error } }) } } };
}

function provedFault(given: Case): Finding | undefined {
  const faulty = [...given.findings.values()].filter((finding) => finding.verdict === 'faulty');
  const list = causesOf(given.flow);
  const { failure, issued } = given.flow.derived;
  const explaining = list
    .map((rule) => faulty.find((finding) => finding.rule === rule))
    .filter(
      (finding): finding is Finding =>
        finding !== undefined &&
        (failure ? mayExplain(finding, given.flow) : finding.severity === 'error' || finding.rule === 'token-request-missing'),
    );
  // A code that was sent twice explains no refusal of both: what is wrong with each of the two requests does.
  const byRepetition = explaining[0] && repetitions.has(explaining[0].rule) && !issued;
  const each = byRepetition ? explaining.find(({ rule, severity }) => severity === 'error' && inEach.test(rule)) : undefined;
  // That CORS hid the answer is then but likely; what is wrong with the request for certain, the answer would have said.
  const byHiding =
    failure?.at === 'token-request' && explaining[0]?.rule === 'cors-response-blocked' && explaining[0].severity === 'warning';
  const certain = byHiding ? faulty.find(({ rule, severity }) => severity === 'error' && inEach.test(rule)) : undefined;
  const listed = each ?? certain ?? explaining[0];
  if (listed) return listed;
  const rest = faulty
    .filter((finding) => finding.severity === 'error' && !consequences.has(finding.rule))
    .sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage));
  if (!failure) return rest[0];
  // After a failure only what comes before it can be its cause; weaknesses of a server that accepted cannot.
  const plausible = rest.filter(
    (finding) =>
      finding.stage !== 'enforcement' &&
      finding.stage !== 'discovery' &&
      (issued || finding.stage !== 'id-token') &&
      breaksSomething.has(finding.rule),
  );
  return plausible[0];
}

const repetitions = new Set(['code-double-submit', 'code-replayed']);
const inEach = /^(?:challenge-|verifier-|redirect-uri-differs$|client-id-differs$|code-differs$|token-redirect-uri-missing$)/;

/** Errors outside a failure's own list that can break a sign-in all the same. */
const breaksSomething = new Set([
  'state-mismatch',
  'iss-mismatch',
  'response-lost-parameters',
  'response-location-differs',
  'code-and-error',
  'nonce-mismatch',
  'refresh-token-reused',
  'refresh-race',
  'id-token-malformed',
  'jarm-invalid',
]);

/** A note explains nothing, except where it is the very demand that was not met (a DPoP nonce). */
function mayExplain(finding: Finding, flow: Flow): boolean {
  const { challengeMatches } = flow.derived;
  // A published example is weak, but a pair that fits is no reason to refuse it.
  if (finding.rule === 'challenge-known-constant' && challengeMatches.observed && challengeMatches.value) return false;
  const { at, error, description } = flow.derived.failure ?? {};
  if (!fitsRefusal(finding.rule, finding.severity, flow)) return false;
  const isLate = at === 'token-response'; // A server that let the sign-in begin without PKCE refuses it later only where its text says so.
  if (finding.severity !== 'note' && !(isLate && finding.rule === 'pkce-missing')) return true;
  if (finding.rule === 'pkce-missing') return /pkce|code[_ ](?:challenge|verifier)/i.test(description ?? '');
  return error === 'use_dpop_nonce' && finding.rule === 'dpop-nonce-challenge';
}

function guessed(best: Weighed, given: Case): Cause {
  const finding = given.findings.get(best.cause);
  if (finding?.verdict === 'faulty' && finding.text)
    return {
      ...causeOf(finding, given.flow, best.standing === 'proved' ? 'proved' : (best.standing as Cause['standing'])),
      text: best.because,
    };
  const fix = finding?.fix ?? remedies[best.cause] ?? remedies.other!;
  return {
    cause: best.cause,
    standing: best.standing as Cause['standing'],
    severity: 'error',
    title: hedged(best.cause, best.title, best.standing as Cause['standing']),
    text: best.because,
    fix,
    snippets: [],
    at: best.at,
  };
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

/** Rules that miss a parameter, with its name. */
const missed: Readonly<Record<string, string>> = {
  'authz-client-id-missing': 'client_id',
  'authz-response-type-missing': 'response_type',
  'authz-redirect-uri-missing': 'redirect_uri',
  'pkce-missing': 'code_challenge',
  'challenge-method-without-challenge': 'code_challenge',
  'challenge-method-missing': 'code_challenge_method',
  'challenge-method-contradicts': 'code_challenge_method',
  'state-missing': 'state',
  'grant-type-missing': 'grant_type',
  'code-missing-in-token-request': 'code',
  'client-id-missing-in-token-request': 'client_id',
  'token-redirect-uri-missing': 'redirect_uri',
  'verifier-missing': 'code_verifier',
  'verifier-unexpected': 'code_challenge',
};

/** True when a finding only says in what way the parameter is missing that the root cause misses: under another name, or empty. */
function saysHowItIsMissing(finding: Finding, root: Cause | null): boolean {
  const name = root && Object.hasOwn(missed, root.cause) ? missed[root.cause] : undefined;
  if (name === undefined || finding.verdict !== 'faulty') return false;
  if (finding.rule === 'param-misspelled') return finding.text.includes(`no “${name}”`);
  return finding.rule === 'param-empty' && finding.at.length === 1 && finding.at[0]!.name === name;
}

/** A missing parameter that was sent under another name: the cause says under which. */
function withOtherName(root: Cause, given: Case): Cause {
  const misspelled = given.findings.get('param-misspelled');
  const used = misspelled?.at[0]?.name;
  const escaped = misspelled?.verdict === 'faulty' && misspelled.text.includes('&amp;');
  if (misspelled && escaped) return causeOf(misspelled, given.flow, 'proved');
  if (!misspelled || used === undefined || root.text.includes(used) || !saysHowItIsMissing(misspelled, root)) return root;
  return { ...root, text: `${root.text} ${misspelled.text}`, at: [...root.at, ...misspelled.at] };
}

/** True for a parameter that only seems to be missing: the root cause is that all of them had other names. */
export const isMisnamed = (rule: string, root: Cause | null): boolean =>
  root?.text.includes('&amp;') === true && (Object.hasOwn(missed, rule) || rule === 'param-misspelled');

/** Whatever else is wrong, without the other views of the root cause and without what merely follows from it. */
export function alsoWrongOf(given: Case, root: Cause | null): Cause[] {
  const sameSlip = sameSlipAs(root?.cause);
  return [...given.findings.values()]
    .filter(
      (finding) =>
        finding.verdict === 'faulty' &&
        finding.severity !== 'note' &&
        finding.rule !== root?.cause &&
        !consequences.has(finding.rule) &&
        !saysHowItIsMissing(finding, root) &&
        !isMisnamed(finding.rule, root) &&
        !sameSlip.has(finding.rule),
    )
    .map((finding) => causeOf(finding, given.flow, 'proved'));
}
