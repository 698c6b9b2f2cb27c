import type { BlindSpot, Exchange, ExchangeId, Signatures } from '../http/exchange.ts';
import type { MessageKind, OAuthMessage } from '../oauth/message.ts';
import { textOf } from '../oauth/message.ts';
import { recognise } from '../oauth/recognise.ts';
import { attachHandovers } from './attach-handovers.ts';
import { attachPages } from './attach-pages.ts';
import { beginFlows } from './begin.ts';
import { attachClientPages } from './client-pages.ts';
import { attachDepartures } from './departure.ts';
import { derive, usesByCode } from './derive.ts';
import { attachDocuments } from './documents.ts';
import { codesOf, type Draft, inTimeOrder, newIndex, withoutDoubles } from './draft.ts';
import type { Derived, Flow, OtherFlow, TokenExchange } from './flow.ts';
import { refusedHandover } from './handover.ts';
import { otherFlows } from './others.ts';
import { attachResponses } from './responses.ts';
import { attachRefreshes, attachSurroundings } from './surroundings.ts';
import { wasMadeUp } from './token-outcome.ts';
import { attachTokens } from './tokens.ts';

/**
 * Puts the exchanges of a recording together into sign-ins, each with the reason of every link.
 * The result does not depend on the order of the exchanges. Nothing throws on bad traffic.
 */
export function correlate(exchanges: readonly Exchange[], signatures: Signatures = {}): Flow[] {
  const times = exchanges.map(({ startedAt }) => startedAt);
  const recording = { startedAt: earliest(times) ?? 0, endedAt: latest(times) ?? 0 };
  const flows = gather(exchanges).map(({ flow }) => flow);
  return complete(flows, otherFlows(flows), recording, signatures);
}

/** A sign-in as it was put together: when it began, and the exchanges that led the browser through it, also those that are no message of it. */
export interface Gathered {
  flow: Undecided;
  startedAt: number;
  way: ReadonlySet<ExchangeId>;
}

/** The sign-ins of a recording without the facts that need all of them, in the order in which they began. */
export function gather(exchanges: readonly Exchange[]): Gathered[] {
  const shapes = withoutDoubles(inTimeOrder(exchanges).map(recognise));
  const index = newIndex();
  const drafts = beginFlows(shapes, index);
  attachResponses(shapes, drafts, index);
  attachPages(shapes, drafts);
  attachTokens(shapes, drafts);
  attachHandovers(shapes, drafts);
  attachDepartures(shapes, drafts);
  attachClientPages(shapes, drafts);
  attachRefreshes(shapes, drafts);
  attachDocuments(shapes, drafts);
  attachSurroundings(shapes, drafts);
  drafts.sort((a, b) => a.startedAt - b.startedAt);
  return drafts.map((draft, index) => ({ flow: assemble(draft, flowId(index)), startedAt: draft.startedAt, way: draft.way }));
}

/** Name of the sign-in that began at this place of the recording, counted from 0. */
export const flowId = (index: number): string => `flow-${index + 1}`;

/** Adds the facts that need all sign-ins of the recording; only for `wanted` ones, where that is given. */
export function complete(
  flows: readonly Undecided[],
  others: readonly OtherFlow[],
  recording: Derived['recording'],
  signatures: Signatures,
  wanted: readonly Undecided[] = flows,
): Flow[] {
  const uses = usesByCode(flows);
  return wanted.map((flow) => ({ ...flow, derived: derive(flow, uses, others, recording, signatures) }));
}

const earliest = (times: readonly number[]) => times.reduce<number | undefined>((least, time) => Math.min(least ?? time, time), undefined);
const latest = (times: readonly number[]) => times.reduce<number | undefined>((most, time) => Math.max(most ?? time, time), undefined);

/** A sign-in before the facts are computed that need all of a recording. */
export type Undecided = Omit<Flow, 'derived'>;

function assemble(draft: Draft, id: string): Undecided {
  const decisive = decisiveExchange(draft.tokens);
  const refresh = draft.refreshes.find(({ outcome }) => outcome === 'refused') ?? draft.refreshes.at(-1);
  const given = refusedHandover(draft.handovers) ?? draft.handovers[0];
  const chosenResponse = draft.responses.indexOf(responseFor(draft, decisive)!);
  rewind(draft);
  const response = draft.responses[chosenResponse];
  const timeline = [
    draft.pushed,
    draft.pushedResponse,
    draft.request,
    ...draft.hops,
    ...draft.pages,
    ...draft.responses,
    ...draft.callbacks,
    ...draft.preflights,
    ...[...draft.tokens, ...draft.refreshes].flatMap((each) => [each.preflight, each.request, each.response]),
    ...draft.handovers.flatMap((each) => [each.request, each.response]),
    ...draft.surroundings,
  ].filter((message): message is OAuthMessage => message !== undefined);
  timeline.sort((a, b) => a.at - b.at || rank(a) - rank(b));
  const chosen: Partial<Record<MessageKind, OAuthMessage | undefined>> = {
    pushedAuthorizationRequest: draft.pushed,
    pushedAuthorizationResponse: draft.pushedResponse,
    authorizationRequest: draft.request,
    authorizationPage: draft.pages.at(-1),
    authorizationResponse: response,
    preflight: decisive?.preflight ?? draft.preflights[0],
    tokenRequest: decisive?.request,
    tokenResponse: decisive?.response,
    codeHandover: given?.request,
    codeHandoverResponse: given?.response,
    refreshRequest: refresh?.request,
    refreshResponse: refresh?.response,
  };
  for (const message of timeline) chosen[message.kind] ??= message;
  return {
    id,
    messages: Object.fromEntries(Object.entries(chosen).filter(([, message]) => message)) as Flow['messages'],
    timeline,
    tokenExchanges: draft.tokens,
    refreshExchanges: draft.refreshes,
    handovers: draft.handovers,
    links: draft.links,
    blindSpots: blindSpotsOf(draft, response, decisive),
  };
}

/** A landing that is stamped before the end of the redirect that led to it: the redirect was there first. */
function rewind(draft: Draft): void {
  for (const { at } of draft.callbacks)
    draft.responses = draft.responses.map((each) => (each.at > at && each.endedAt - at < 1000 ? { ...each, at } : each));
}

const order: readonly MessageKind[] = [
  'metadata',
  'departure',
  'startingPage',
  'authorizationRequest',
  'authorizationHop',
  'authorizationPage',
  'authorizationResponse',
  'callback',
  'onwardPage',
  'bystander',
  'preflight',
  'tokenRequest',
  'tokenResponse',
  'codeHandover',
  'codeHandoverResponse',
];
const rank = ({ kind }: OAuthMessage) => order.indexOf(kind);

/** Of several token requests the first that is no expected detour: later errors often only say that the code is used up. */
const decisiveExchange = (tokens: readonly TokenExchange[]): TokenExchange | undefined =>
  tokens.find((token, index) => token.outcome !== 'nonce-asked' && token.outcome !== 'pending' && !wasMadeUp(token, index, tokens)) ??
  tokens.at(-1);

function responseFor(draft: Draft, decisive: TokenExchange | undefined): OAuthMessage | undefined {
  const code = decisive && textOf(decisive.request, 'code');
  return (
    draft.responses.find((response) => code !== undefined && textOf(response, 'code') === code) ??
    draft.responses.findLast((response) => textOf(response, 'code') !== undefined && (!decisive || response.at <= decisive.request.at)) ??
    draft.responses.at(-1)
  );
}

function blindSpotsOf(
  draft: Draft,
  response: OAuthMessage | undefined,
  decisive: TokenExchange | undefined,
): { because: BlindSpot; what: string }[] {
  const spots: { because: BlindSpot; what: string }[] = [];
  const push = (because: BlindSpot, what: string) => spots.push({ because, what });
  if (!draft.request && (response || decisive) && draft.refreshes.length === 0) push('recording-started-late', 'the authorization request');
  if (draft.request?.opaque) push(draft.request.opaque, 'parameters of the authorization request');
  if (draft.request && !response && decisive) push('fragment-stripped', 'the authorization response');
  if (response && codesOf(draft).length && !decisive && draft.preflights.length === 0) push('outside-the-browser', 'the token request');
  if (decisive && !decisive.request.body.observed) push(decisive.request.body.because, 'the body of the token request');
  if (decisive?.unseen) push(decisive.unseen, 'the token response');
  if (decisive?.response && !decisive.response.body.observed) push(decisive.response.body.because, 'the body of the token response');
  if (decisive?.request.withheld.includes('authorization')) push('header-withheld', 'the Authorization header of the token request');
  return spots;
}
