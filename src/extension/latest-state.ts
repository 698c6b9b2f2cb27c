import type { FlowStatus } from '../diagnosis/diagnosis.ts';
import type { Exchange } from '../http/exchange.ts';
import { headerValue } from '../http/header.ts';
import { formPairs, urlParts } from '../http/url.ts';

/**
 * How a sign-in stands by its statuses alone, for the toolbar button while no page of ours is open; the engine is too large to wake
 * at each request. Null when there is no sign-in.
 */
export function stateOf(exchanges: readonly Exchange[]): FlowStatus | null {
  let state: FlowStatus | null = null;
  for (const exchange of exchanges) {
    const own = isTokenRequest(exchange)
      ? tokenState(exchange)
      : isRefused(exchange)
        ? 'failed'
        : isBeginning(exchange)
          ? 'incomplete'
          : null;
    if (own && (state !== 'sound' || own === 'failed')) state = own;
  }
  return state;
}

const isBeginning = ({ request }: Exchange) => /[?&](?:response_type|request_uri|code_challenge)=/.test(request.url);

const isTokenRequest = ({ request: { method, url, body } }: Exchange) =>
  method !== 'GET' &&
  method !== 'OPTIONS' &&
  ((body.observed && /(?:^|[&"])(?:grant_type|code_verifier)["=]/.test(body.value)) || /token\/?$/i.test(urlParts(url).path));

function tokenState({ response }: Exchange): FlowStatus {
  if (!response.observed) return 'incomplete';
  const { status, error } = response.value;
  if (error !== undefined && !/ABORTED/.test(error)) return 'failed';
  return status >= 400 ? 'failed' : status >= 200 && status < 300 ? 'sound' : 'incomplete';
}

/** An answer of the authorization server that brings an error back (RFC 6749 §4.1.2.1). */
function isRefused({ response }: Exchange): boolean {
  const location = response.observed ? headerValue(response.value.headers, 'location') : undefined;
  if (location === undefined) return false;
  const { query, fragment } = urlParts(location);
  const names = [...formPairs(query), ...formPairs(fragment)].map(({ name }) => name);
  return names.includes('error') && names.includes('state');
}
