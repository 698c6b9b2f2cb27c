import { complete, flowId, type Gathered, gather, type Undecided } from '../flow/correlate.ts';
import { signedTextsOf } from '../flow/derive.ts';
import type { Flow, OtherFlow } from '../flow/flow.ts';
import { otherFlows } from '../flow/others.ts';
import { personalValues } from '../flow/references.ts';
import { createRegister } from '../flow/register.ts';
import { isAltered } from '../flow/tokens.ts';
import { type Exchange, type ExchangeId, endOf } from '../http/exchange.ts';
import { textOf } from '../oauth/message.ts';
import { s256 } from '../oauth/pkce.ts';
import type { Rule } from '../rules/define-rule.ts';
import { diagnose } from './diagnose.ts';
import type { AnalyseOptions, FlowDiagnosis } from './diagnosis.ts';

/** Milliseconds around a sign-in within which its neighbours may still matter to it: what the rules and the correlation use is at most 60 s. */
const near = 65_000;

/** Diagnoses a recording while it grows. Its only state is what it has been given. */
export interface Analyser {
  /** Adds exchanges, or replaces those whose id is known, and returns every sign-in of the recording. */
  take(exchanges: readonly Exchange[]): FlowDiagnosis[];
  /** Judges one more sign-in that a later one may have thrown light on; null when there is none left. */
  settle(): FlowDiagnosis[] | null;
  /** Takes the results of signature checks, which come later than the tokens; null when they change nothing. */
  verify(signatures: Signatures): FlowDiagnosis[] | null;
}

type Signatures = NonNullable<AnalyseOptions['signatures']>;

/** A sign-in that was judged, with what tells whether it has to be judged again. */
interface Known extends Gathered {
  diagnosis: FlowDiagnosis;
  other: OtherFlow;
  /** Its exchanges, but for metadata and key sets, which sign-ins share. */
  exchanges: ReadonlySet<ExchangeId>;
  /** The values that others may have in common with it. */
  values: readonly string[];
  /** What correlation made of its exchanges. */
  mark: string;
  /** What later messages are given to by order alone goes to the last one of these. */
  keys: readonly string[];
  isFinished: boolean;
  /** Last moment of the recording when it was judged. */
  judgedAt: number;
}

/** A sign-in as it was just put together; `before` is what it was, and `isSame` that nothing of it changed. */
interface Candidate extends Gathered {
  before?: Known;
  other: OtherFlow;
  mark: string;
  isSame: boolean;
}

/**
 * Makes an analyser that correlates and judges anew only the sign-ins that new exchanges can have to do with: those around them in time,
 * those without an end, those that share a value with them, and the last of each client and endpoint. The result is that of a whole analysis.
 */
export function analyserOf(rules: readonly Rule[], options: AnalyseOptions = {}): Analyser {
  const register = createRegister();
  const signatures: Record<string, Signatures[string]> = { ...options.signatures };
  const recording = { startedAt: Number.POSITIVE_INFINITY, endedAt: Number.NEGATIVE_INFINITY };
  let known: Known[] = [];
  let stale = new Set<string>();

  function take(exchanges: readonly Exchange[]): FlowDiagnosis[] {
    const fresh = exchanges.filter((exchange) => register.get(exchange.id) !== exchange);
    if (!fresh.length) return result();
    const times = fresh.map(({ startedAt }) => startedAt);
    const first = times.reduce((least, time) => Math.min(least, time));
    const whole = first < recording.endedAt - near || register.bringsNewDocument(fresh);
    const replaced = fresh.filter(({ id }) => register.get(id));
    const since = replaced.reduce((least, { id }) => Math.min(least, register.get(id)!.startedAt), first);
    register.add(fresh);
    recording.startedAt = Math.min(recording.startedAt, first);
    recording.endedAt = times.reduce((most, time) => Math.max(most, time), recording.endedAt);
    const ids = whole ? new Set(register.all().map(({ id }) => id)) : neighbourhood(fresh, since);
    const around = new Set(known.filter((each) => whole || hasAny(each.exchanges, ids)));
    const spans = [...around].map(({ diagnosis }) => diagnosis);
    for (const id of register.documentsFor([...spans, { startedAt: since, endedAt: recording.endedAt }], near)) ids.add(id);
    for (const { flow } of around) for (const { exchange } of flow.timeline) if (register.isDocument(exchange)) ids.add(exchange);
    update(
      around,
      [...ids].flatMap((id) => register.get(id) ?? []),
    );
    return result();
  }

  /** All exchanges that these can have to do with, whole sign-ins at a time. */
  function neighbourhood(fresh: readonly Exchange[], since: number): Set<ExchangeId> {
    const until = fresh.reduce((last, exchange) => Math.max(last, endOf(exchange)), since);
    const codes = register.newCodes(fresh);
    const found = lastOfEach(known);
    for (const each of known) {
      const { startedAt, endedAt } = each.diagnosis;
      const isClose = startedAt <= until + near && endedAt >= since - near;
      if (isClose || !each.isFinished || isAlteredCode(each, codes)) found.add(each);
    }
    let ids = register.linkedTo([...fresh.map(({ id }) => id), ...register.since(since - near)]);
    for (let size = -1; size !== ids.size; ) {
      size = ids.size;
      for (const each of known) if (found.has(each) || hasAny(each.exchanges, ids)) for (const id of each.exchanges) ids.add(id);
      ids = register.linkedTo([...ids]);
    }
    return ids;
  }

  function update(around: ReadonlySet<Known>, exchanges: readonly Exchange[]): void {
    const kept = known.filter((each) => !around.has(each));
    const old = new Map([...around].map((each) => [keyOf(each.flow), each]));
    const flows: Gathered[] = [...kept, ...gather(exchanges)].sort((a, b) => a.startedAt - b.startedAt);
    const untouched = new Map<Undecided, Known>(kept.map((each) => [each.flow, each]));
    const gathered = flows.map((each, index): Candidate => {
      const { startedAt, way } = each;
      const flow = each.flow.id === flowId(index) ? each.flow : { ...each.flow, id: flowId(index) };
      const same = untouched.get(each.flow);
      if (same && flow === each.flow) return { flow, startedAt, way, before: same, other: same.other, mark: same.mark, isSame: true };
      const before = same ?? old.get(keyOf(flow));
      const mark = markOf(flow, register.version);
      const isSame = before?.mark === mark && before.flow.id === flow.id;
      const other = isSame ? before.other : otherFlows([flow])[0]!;
      return { flow, startedAt, way, ...(before && { before }), other, mark, isSame };
    });
    judge(gathered, changesOf(gathered, known));
  }

  function judge(gathered: readonly Candidate[], changes: Changes): void {
    const flows = gathered.map(({ flow }) => flow);
    const others = gathered.map(({ other }) => other);
    const wanted = gathered.filter(({ isSame, before }) => !isSame || !before || isTouched(before, changes, recording.endedAt));
    const completed = complete(
      flows,
      others,
      { ...recording },
      signatures,
      wanted.map(({ flow }) => flow),
    );
    const judged = new Map(wanted.map(({ flow }, i) => [flow, judgement(completed[i]!)]));
    const waiting = new Set<string>();
    known = gathered.map((each) => {
      const diagnosis = judged.get(each.flow);
      if (diagnosis) return knownOf(each, diagnosis, recording.endedAt, register.isDocument);
      const { flow, other, startedAt, way, before } = each;
      const same = flow === before!.flow ? before! : { ...before!, flow, other, startedAt, way };
      const key = keyOf(same.flow);
      if (stale.has(key) || (changes.values.size > 0 && isOpenToOthers(same))) waiting.add(key);
      return same;
    });
    stale = waiting;
  }

  /** The facts about all other sign-ins are those of now, whenever they are asked for: to renew them at each message costs more than to judge one. */
  function followOthers(flow: Flow): Flow {
    const { id, derived } = flow;
    return {
      ...flow,
      derived: Object.defineProperties(derived, {
        others: { enumerable: true, get: () => known.flatMap(({ other }) => (other.flow === id ? [] : [other])) },
        recording: { enumerable: true, get: () => ({ ...recording }) },
      }),
    };
  }

  const judgement = (flow: Flow): FlowDiagnosis => {
    const diagnosis = diagnose(flow, rules, options);
    return { ...diagnosis, flow: followOthers(diagnosis.flow) };
  };

  function settle(): FlowDiagnosis[] | null {
    const [key] = stale;
    if (key === undefined) return null;
    stale.delete(key);
    const each = known.find(({ flow }) => keyOf(flow) === key);
    if (each) judgeAgain([each]);
    return result();
  }

  function verify(results: Signatures): FlowDiagnosis[] | null {
    const news = new Set(Object.keys(results).filter((token) => results[token] !== signatures[token]));
    for (const token of news) signatures[token] = results[token]!;
    const touched = known.filter(({ flow }) => signedTextsOf(flow).some((text) => news.has(text)));
    judgeAgain(touched);
    return touched.length ? result() : null;
  }

  function judgeAgain(chosen: readonly Known[]): void {
    const flows = complete(
      known.map((one) => one.flow),
      known.map(({ other }) => other),
      { ...recording },
      signatures,
      chosen.map(({ flow }) => flow),
    );
    chosen.forEach((each, index) => {
      each.diagnosis = judgement(flows[index]!);
    });
  }

  const result = () => known.map(({ diagnosis }) => diagnosis);
  return { take, settle, verify };
}

interface Changes {
  /** Values of sign-ins that came, went or changed. */
  values: ReadonlySet<string>;
  /** When these ran. */
  times: readonly { startedAt: number; endedAt: number }[];
  /** Clients of which something became true that a rule asks of all their sign-ins. */
  clients: ReadonlySet<string>;
}

function changesOf(gathered: readonly Candidate[], known: readonly Known[]): Changes {
  const values = new Set<string>();
  const times: { startedAt: number; endedAt: number }[] = [];
  const note = (other: OtherFlow) => {
    for (const value of valuesOf(other)) values.add(value);
    times.push(other);
  };
  const gone = new Set(known);
  for (const { before, other } of gathered) {
    if (before) gone.delete(before);
    if (before && (before.other === other || isEqual(before.other, other))) continue;
    if (before) note(before.other);
    note(other);
  }
  for (const { other } of gone) note(other);
  const then = clientFacts(known);
  const now = clientFacts(gathered);
  return { values, times, clients: new Set([...then.keys(), ...now.keys()].filter((client) => then.get(client) !== now.get(client))) };
}

const isEqual = (one: OtherFlow, other: OtherFlow) => JSON.stringify({ ...one, flow: '' }) === JSON.stringify({ ...other, flow: '' });

/** What rules ask of all sign-ins of a client: whether there are several, one with a verifier, and the first that PKCE let through at each server. */
function clientFacts(all: readonly { other: OtherFlow }[]): Map<string, string> {
  const facts = new Map<string, { count: number; verifier: boolean; good: Map<string, string> }>();
  for (const { other } of all) {
    // One whose client is not known counts for every client.
    const client = other.clientId ?? '';
    const fact = facts.get(client) ?? { count: 0, verifier: false, good: new Map() };
    if (other.request) fact.count++;
    if (other.verifier !== undefined) fact.verifier = true;
    const server = other.authorizationEndpoint ?? '';
    if (other.outcome === 'issued' && !fact.good.has(server) && other.verifier !== undefined && other.challenge === s256(other.verifier))
      fact.good.set(server, other.request?.exchange ?? '');
    facts.set(client, fact);
  }
  return new Map(
    [...facts].map(([client, { count, verifier, good }]) => [client, JSON.stringify([Math.min(count, 2), verifier, [...good]])]),
  );
}

/** Whether a rule may answer otherwise for this sign-in than it did, though nothing of it changed itself. */
function isTouched({ other, diagnosis, values: own, judgedAt }: Known, { values, times, clients }: Changes, endedAt: number): boolean {
  if (clients.size > 0 && (clients.has(other.clientId ?? '') || clients.has('') || other.clientId === undefined)) return true;
  if (judgedAt !== endedAt && asksForTime(diagnosis, judgedAt)) return true;
  if (values.size > 0 && own.some((value) => values.has(value))) return true;
  const until = diagnosis.endedAt + (diagnosis.flow.derived.failure?.at === 'refresh' ? near : 0);
  return times.some(({ startedAt, endedAt: end }) => startedAt <= until && end >= diagnosis.startedAt);
}

/** Only a sign-in whose code nobody redeemed asks how long the recording went on: for a minute, and for ever once that is a fault. */
function asksForTime({ flow, findings }: FlowDiagnosis, judgedAt: number): boolean {
  const { authorizationResponse, tokenRequest } = flow.messages;
  if (!authorizationResponse || tokenRequest) return false;
  const isFault = findings.some(({ rule, verdict }) => rule === 'token-request-missing' && verdict === 'faulty');
  return isFault || judgedAt - authorizationResponse.at < near;
}

/** A challenge that does not fit may have been made of a verifier that is seen only later, changed in some way. */
const isOpenToOthers = ({ diagnosis }: Known) => {
  const { challengeMatches } = diagnosis.flow.derived;
  return challengeMatches.observed && !challengeMatches.value;
};

const valuesOf = ({ state, nonce, challenge, code, verifier, requestUri, refreshTokens }: OtherFlow): string[] =>
  [state, nonce, challenge, code, verifier, verifier && s256(verifier), requestUri, ...refreshTokens].filter(
    (value) => value !== undefined && value !== '',
  ) as string[];

function knownOf(
  { flow, startedAt, other, mark, way }: Candidate,
  diagnosis: FlowDiagnosis,
  judgedAt: number,
  isDocument: (id: ExchangeId) => boolean,
): Known {
  const { timeline, messages } = flow;
  const { tokenRequest, authorizationResponse, authorizationPage, authorizationRequest } = messages;
  const isRedeemed = tokenRequest !== undefined || judgedAt - (authorizationResponse?.at ?? 0) >= near;
  return {
    flow,
    startedAt,
    way,
    diagnosis,
    other,
    mark,
    judgedAt,
    exchanges: new Set([...timeline.map(({ exchange }) => exchange), ...way].filter((id) => !isDocument(id))),
    values: [...valuesOf(other), ...idTokenNonces(diagnosis), ...timeline.flatMap(personalValues)],
    keys: [
      ...new Set([
        ...timeline.map(({ kind, endpoint }) => `${kind} ${endpoint}`),
        `client ${other.clientId}`,
        `redirect ${other.redirectUri}`,
        ...(tokenRequest ? [] : ['idle', `idle ${other.clientId}`, `idle ${other.redirectUri}`]),
      ]),
    ],
    isFinished:
      authorizationPage !== undefined ||
      (authorizationResponse !== undefined && messages.callback !== undefined && isRedeemed) ||
      (authorizationRequest === undefined && (messages.refreshRequest !== undefined || tokenRequest !== undefined)),
  };
}

/** A rule looks among the others for the sign-in whose nonce an ID token has. */
function idTokenNonces({ flow }: FlowDiagnosis): string[] {
  const nonce = flow.derived.idToken?.claims.nonce;
  return typeof nonce === 'string' ? [nonce] : [];
}

function lastOfEach(known: readonly Known[]): Set<Known> {
  const last = new Map<string, Known>();
  for (const each of known) for (const key of each.keys) last.set(key, each);
  return new Set(last.values());
}

/** Tells a sign-in again after it was put together anew: by its first message of its own. */
const keyOf = ({ messages, timeline }: Undecided): string => {
  const first = messages.pushedAuthorizationRequest ?? messages.authorizationRequest ?? messages.authorizationResponse;
  return (first ?? messages.tokenRequest ?? messages.refreshRequest ?? timeline[0])?.exchange ?? '';
};

function markOf({ timeline, tokenExchanges, refreshExchanges, links, blindSpots }: Undecided, version: (id: ExchangeId) => number): string {
  const seen = timeline.map(({ exchange, kind, side, at, opaque }) => `${exchange} ${version(exchange)} ${kind} ${side} ${at} ${opaque}`);
  const attempts = [...tokenExchanges, ...refreshExchanges].map(({ request, outcome, preflight }) =>
    [request.exchange, outcome, preflight?.exchange].join(' '),
  );
  return JSON.stringify([seen, attempts, links, blindSpots]);
}

const hasAny = (ids: ReadonlySet<ExchangeId>, wanted: ReadonlySet<ExchangeId>): boolean => {
  for (const id of wanted.size < ids.size ? wanted : ids) if (ids.has(id) && wanted.has(id)) return true;
  return false;
};

/** Whether one of these codes is this sign-in's after a slip on the way. */
const isAlteredCode = ({ flow }: Known, codes: readonly string[]) =>
  codes.length > 0 &&
  flow.timeline.some((message) => {
    const code = message.kind === 'authorizationResponse' ? textOf(message, 'code') : undefined;
    return code !== undefined && codes.some((sent) => isAltered(sent, code));
  });
