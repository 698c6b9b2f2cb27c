import { refusedSoFar } from '../flow/failure.ts';
import type { Failure, Flow } from '../flow/flow.ts';
import { urlParts } from '../http/url.ts';
import { textOf } from '../oauth/message.ts';
import type { Rule } from '../rules/define-rule.ts';
import { alsoWrongOf } from './also-wrong.ts';
import { noneAsked } from './blind-spot-words.ts';
import { remedyFor, sentenceFor } from './blind-spots.ts';
import { type Case, openCase } from './case.ts';
import type { AnalyseOptions, Cause, FlowDiagnosis, FlowStatus } from './diagnosis.ts';
import { factsOf } from './facts.ts';
import { findingsOf } from './findings.ts';
import { headlineOf } from './headline.ts';
import { byText } from './hypotheses/by-text.ts';
import { causesOf } from './hypotheses/causes-by-failure.ts';
import { answer, type Weighed } from './hypotheses/define-hypothesis.ts';
import { invalidGrant } from './hypotheses/invalid-grant.ts';
import { otherFailures } from './hypotheses/other-failures.ts';
import { refusedCallbacks } from './hypotheses/refused-callbacks.ts';
import { refusedHandovers } from './hypotheses/refused-handovers.ts';
import { sameSlipAs } from './hypotheses/same-slip.ts';
import { isMisnamed } from './misnamed-parameters.ts';
import { providerOfFlow } from './provider-of-flow.ts';
import { fitsRefusal } from './refusal-subject.ts';
import { certainCauseOf, rootCauseOf } from './root-cause.ts';

/** Judges one flow: the findings of every rule, every hypothesis with its standing, and the one root cause. */
export function diagnose(flow: Flow, rules: readonly Rule[], options: AnalyseOptions = {}): FlowDiagnosis {
  const recognised = providerOfFlow(flow);
  const findings = findingsOf(flow, rules, recognised?.provider, options);
  const given = openCase(flow, findings, recognised?.provider, options);
  const weighed = hypothesesOf(given, rules);
  const isWhole = !refusedSoFar(flow);
  const rootCause = isWhole ? rootCauseOf(given, weighed) : certainCauseOf(given);
  // What may be, the text decides.
  const hypotheses = isWhole || rootCause ? weighed : [];
  const status: FlowStatus = rootCause
    ? 'failed'
    : flow.derived.issued || flow.refreshExchanges.some(({ outcome }) => outcome === 'issued')
      ? 'sound'
      : 'incomplete';
  return {
    ...whoAndWhen(flow),
    status,
    headline: headlineOf(flow, rootCause, status),
    provider: recognised ? { id: recognised.provider.id, name: recognised.provider.name } : null,
    rootCause,
    alsoWrong: alsoWrongOf(given, rootCause),
    hypotheses: withoutOtherSides(hypotheses, rootCause).map(({ weight: _, ...hypothesis }) =>
      hypothesis.cause === rootCause?.cause ? { ...hypothesis, title: rootCause.title } : hypothesis,
    ),
    findings,
    blindSpots: flow.blindSpots.map(({ because, what }) => {
      const subject = `${what.charAt(0).toUpperCase()}${what.slice(1)}`;
      if (because === 'outside-the-browser' && endsAtTheAnswer(flow, rootCause))
        return { because, text: `${subject}: ${noneAsked[0]}.`, whatToDo: noneAsked[1] };
      return { because, text: `${subject}: ${sentenceFor(because)}.`, whatToDo: remedyFor(because) };
    }),
    facts: factsOf(flow, recognised),
    flow,
  };
}

/** What is known of a sign-in that is not judged yet. */
export const unjudged = (flow: Flow): FlowDiagnosis => ({
  ...whoAndWhen(flow),
  status: 'incomplete',
  headline: '',
  provider: null,
  rootCause: null,
  alsoWrong: [],
  hypotheses: [],
  findings: [],
  blindSpots: [],
  facts: [],
  flow,
  unjudged: true,
});

function whoAndWhen({ id, messages, timeline }: Flow): Pick<FlowDiagnosis, 'id' | 'server' | 'clientId' | 'startedAt' | 'endedAt'> {
  const { authorizationRequest, tokenRequest, refreshRequest, authorizationResponse } = messages;
  const entry = authorizationRequest ?? tokenRequest ?? refreshRequest ?? messages.pushedAuthorizationRequest;
  return {
    id,
    server: urlParts(entry?.url ?? authorizationResponse?.url ?? '').host,
    clientId: textOf(authorizationRequest, 'client_id') ?? textOf(tokenRequest, 'client_id') ?? textOf(refreshRequest, 'client_id') ?? null,
    startedAt: timeline[0]?.at ?? 0,
    endedAt: Math.max(0, ...timeline.map((message) => message.endedAt)),
  };
}

/** Whether what came back is what an application has to refuse: it does not ask for tokens then. */
const endsAtTheAnswer = ({ messages, tokenExchanges }: Flow, rootCause: Cause | null): boolean =>
  rootCause?.standing === 'proved' &&
  rootCause.at[0]?.exchange === messages.authorizationResponse?.exchange &&
  !(rootCause.at[0]?.part === 'request-url' && rootCause.at[0].exchange === messages.authorizationRequest?.exchange) &&
  tokenExchanges.length === 0;

/** What proves the named slip from another side is no other possibility. */
function withoutOtherSides(hypotheses: readonly Weighed[], root: Cause | null): Weighed[] {
  const sides = sameSlipAs(root?.cause);
  return hypotheses.filter(
    ({ cause, standing }) => standing !== 'proved' || cause === root?.cause || !(sides.has(cause) || isMisnamed(cause, root)),
  );
}

const order = { proved: 0, likely: 1, possible: 2, 'not-observable': 3, 'ruled-out': 4 };

function hypothesesOf(given: Case, rules: readonly Rule[]): Weighed[] {
  const { failure } = given.flow.derived;
  if (!failure) return [];
  const grant = failure.at === 'token-response' && mayBeInvalidGrant(given, failure) ? invalidGrant(given) : [];
  const known = new Set(grant.map(({ cause }) => cause));
  const others = [...refusedCallbacks(given), ...refusedHandovers(given), ...otherFailures(given)];
  const listed = grant.length ? [] : causesOf(given.flow).flatMap((rule) => byRule(rule, rules, given) ?? []);
  const told = byText(given).filter(({ cause }) => ![...grant, ...others].some((each) => each.cause === cause));
  const saidSo = new Set(told.map(({ cause }) => cause));
  return [...grant, ...others.filter(({ cause }) => !known.has(cause)), ...told, ...listed.filter(({ cause }) => !saidSo.has(cause))].sort(
    (a, b) => order[a.standing] - order[b.standing] || b.weight - a.weight,
  );
}

/** What the texts of servers say of a refused code, by whatever error: X answers invalid_request to one that is too old, Slack invalid_code. */
const ofTheCode = new Set(['code_invalid', 'code_expired', 'code_reused', 'ambiguous_grant']);

/** A refusal whose body was not recorded is most often this error. */
const mayBeInvalidGrant = ({ meanings }: Case, { error, status }: Failure) =>
  error === 'invalid_grant' ||
  error === 'bad_verification_code' ||
  meanings.some(({ causes }) => causes.some((cause) => ofTheCode.has(cause))) ||
  (error === undefined && (status === 400 || status === 401 || status === 403));

/** A hypothesis that is one rule: faulty proves it, sound rules it out, a blind spot leaves it open. */
function byRule(id: string, rules: readonly Rule[], given: Case): Weighed | undefined {
  const rule = rules.find((each) => each.id === id);
  const finding = given.findings.get(id);
  if (!rule || !finding) return undefined;
  const definition = { cause: id, title: rule.title };
  if (finding.verdict === 'faulty') {
    if (finding.severity === 'note' || !fitsRefusal(id, finding.severity, given.flow)) return undefined;
    const [standing, weight] = finding.severity === 'error' ? (['proved', 100] as const) : (['likely', 80] as const);
    return answer(definition, standing, finding.text, finding.at, weight);
  }
  if (finding.verdict === 'inconclusive') return answer(definition, 'not-observable', finding.text, [], 1);
  if (finding.verdict === 'sound') return answer(definition, 'ruled-out', 'what was observed is right', finding.at, 0);
  return undefined;
}
