import type { Failure, Flow } from '../../flow/flow.ts';
import { authorization, byAuthorizationError } from './causes/authorization.ts';
import { callback, handover } from './causes/coming-back.ts';
import { byTokenError, grant, refresh } from './causes/token-refusal.ts';
import { clientIdentity, dpop, network, structure } from './causes/token-request.ts';
import { withoutFailure } from './causes/without-failure.ts';

/** The errors of a token endpoint that tell of different causes. */
export const registeredErrors: readonly string[] = Object.keys(byTokenError);

/** Ids of the rules that can explain a failure, most telling first; what is not listed is tried after them. */
export function causesOf(flow: Flow): readonly string[] {
  const { failure } = flow.derived;
  if (!failure) return withoutFailure;
  return [...new Set(listFor(failure))];
}

/** An error code comes from the wire, where `__proto__` is a name like any other. */
const own = (lists: Record<string, readonly string[]>, error: string) => (Object.hasOwn(lists, error) ? lists[error] : undefined);

function listFor(failure: Failure): readonly string[] {
  const error = failure.error ?? '';
  switch (failure.at) {
    case 'authorization-page':
    case 'authorization-response':
    case 'pushed':
      return [...(own(byAuthorizationError, error) ?? []), ...authorization, 'method-not-advertised'];
    case 'callback':
      return callback;
    case 'handover':
      return [...callback, ...handover];
    case 'preflight':
      return ['cors-preflight-failed', ...network];
    case 'token-request':
      return [...network, ...structure];
    case 'refresh':
      return [...refresh, ...structure, ...clientIdentity, ...(own(byTokenError, error) ?? [])];
    case 'token-response':
    case 'api':
      if (error === '' && failure.status !== undefined && failure.status < 300 && failure.status > 0)
        return [...network, 'token-not-json', 'access-token-missing'];
      return [
        ...(error === '' ? ['endpoint-not-in-metadata'] : []),
        ...(own(byTokenError, error) ?? structure),
        ...structure,
        ...grant,
        ...clientIdentity,
        ...dpop,
        ...((failure.status ?? 0) < 400 ? network : ['cors-wildcard-credentials']),
      ];
    default:
      return [];
  }
}
