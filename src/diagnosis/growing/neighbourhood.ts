import type { Register } from '../../flow/register.ts';
import { isAltered } from '../../flow/tokens.ts';
import { type Exchange, type ExchangeId, endOf } from '../../http/exchange.ts';
import { textOf } from '../../oauth/message.ts';
import { type Known, near } from './known.ts';

/** All exchanges that these can have to do with, whole sign-ins at a time. `since` is the first moment that they changed. */
export function neighbourhood(known: readonly Known[], register: Register, fresh: readonly Exchange[], since: number): Set<ExchangeId> {
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

function lastOfEach(known: readonly Known[]): Set<Known> {
  const last = new Map<string, Known>();
  for (const each of known) for (const key of each.keys) last.set(key, each);
  return new Set(last.values());
}

/** Whether the two have an exchange in common. */
export const hasAny = (ids: ReadonlySet<ExchangeId>, wanted: ReadonlySet<ExchangeId>): boolean => {
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
