import { flowId, type Gathered, gather, type Undecided } from '../../flow/correlate.ts';
import type { OtherFlow } from '../../flow/flow.ts';
import { otherFlows } from '../../flow/others.ts';
import type { Exchange, ExchangeId } from '../../http/exchange.ts';
import type { Known } from './known.ts';

/** A sign-in as it was just put together; `before` is what it was, and `isSame` that nothing of it changed. */
export interface Candidate extends Gathered {
  before?: Known;
  other: OtherFlow;
  mark: string;
  isSame: boolean;
}

/** Puts these exchanges together anew, which are those of the sign-ins `around`, and numbers all sign-ins; `version` tells how often an exchange was replaced. */
export function candidatesOf(
  known: readonly Known[],
  around: ReadonlySet<Known>,
  exchanges: readonly Exchange[],
  version: (id: ExchangeId) => number,
): Candidate[] {
  const kept = known.filter((each) => !around.has(each));
  const old = new Map([...around].map((each) => [keyOf(each.flow), each]));
  const flows: Gathered[] = [...kept, ...gather(exchanges)].sort((a, b) => a.startedAt - b.startedAt);
  const untouched = new Map<Undecided, Known>(kept.map((each) => [each.flow, each]));
  return flows.map((each, index): Candidate => {
    const { startedAt, way } = each;
    const flow = each.flow.id === flowId(index) ? each.flow : { ...each.flow, id: flowId(index) };
    const same = untouched.get(each.flow);
    if (same && flow === each.flow) return { flow, startedAt, way, before: same, other: same.other, mark: same.mark, isSame: true };
    const before = same ?? old.get(keyOf(flow));
    const mark = markOf(flow, version);
    const isSame = before?.mark === mark && before.flow.id === flow.id;
    const other = isSame ? before.other : otherFlows([flow])[0]!;
    return { flow, startedAt, way, ...(before && { before }), other, mark, isSame };
  });
}

/** Tells a sign-in again after it was put together anew: by its first message of its own. */
export const keyOf = ({ messages, timeline }: Undecided): string => {
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
