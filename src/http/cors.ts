import type { Exchange } from './exchange.ts';
import { headerValue } from './header.ts';
import { urlParts } from './url.ts';

export type CorsVerdict = 'same-origin' | 'allowed' | 'denied' | 'unknown';

/** Whether a script of the requesting origin may read this answer, by the Fetch standard's CORS check. */
export function corsVerdict(exchange: Exchange): CorsVerdict {
  const origin = headerValue(exchange.request.headers, 'origin');
  if (!exchange.response.observed || exchange.response.value.status === 0) return 'unknown';
  if (origin === undefined) return 'unknown';
  if (origin === urlParts(exchange.request.url).origin) return 'same-origin';
  if (exchange.response.value.headers.length === 0) return 'unknown';
  if (!/^(xhr|fetch|other|)$/.test(exchange.context.resourceType ?? '')) return 'unknown';
  const allowed = headerValue(exchange.response.value.headers, 'access-control-allow-origin')?.trim();
  const withCredentials = headerValue(exchange.request.headers, 'cookie') !== undefined;
  if (allowed === origin || (allowed === '*' && !withCredentials) || (allowed === 'null' && origin === 'null')) return 'allowed';
  if (allowed === '*') return 'unknown';
  return 'denied';
}
