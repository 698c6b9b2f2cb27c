import { headerValue } from '../http/header.ts';
import { urlParts } from '../http/url.ts';
import type { OAuthMessage } from './message.ts';

/** Why a script may not read an answer, by the CORS check of the Fetch standard (§4.10). */
export type CorsRefusal = 'missing' | 'other-origin' | 'several' | 'wildcard-with-credentials' | 'credentials-not-allowed';

export type CorsAnswer =
  | { check: 'same-origin' }
  | { check: 'passed' }
  | { check: 'refused'; why: CorsRefusal; allowed?: string }
  | { check: 'unknown' };

/** Runs the CORS check on a response as the browser does; unknown where the Origin or the answer's headers were not seen. */
export function corsAnswer(response: OAuthMessage): CorsAnswer {
  const [sent, received] =
    response.side === 'response' ? [response.otherHeaders, response.headers] : [response.headers, response.otherHeaders];
  const origin = headerValue(sent, 'origin');
  if (origin === undefined || !response.status || received.length === 0) return { check: 'unknown' };
  if (origin === urlParts(response.url).origin) return { check: 'same-origin' };
  const values = received.filter(({ name }) => name.toLowerCase() === 'access-control-allow-origin').map(({ value }) => value.trim());
  const [allowed] = values;
  if (allowed === undefined || allowed === '') return { check: 'refused', why: 'missing' };
  if (values.length > 1 || allowed.includes(',')) return { check: 'refused', why: 'several', allowed: values.join(', ') };
  const withCredentials = headerValue(sent, 'cookie') !== undefined;
  if (allowed === '*') return withCredentials ? { check: 'refused', why: 'wildcard-with-credentials', allowed } : { check: 'passed' };
  if (allowed !== origin) return { check: 'refused', why: 'other-origin', allowed };
  if (withCredentials && headerValue(received, 'access-control-allow-credentials')?.trim() !== 'true')
    return { check: 'refused', why: 'credentials-not-allowed', allowed };
  return { check: 'passed' };
}

/** The origin of the page that sent a request, where the request or its Referer names it. */
export function pageOrigin(request: OAuthMessage): string | undefined {
  const sent = request.side === 'request' ? request.headers : request.otherHeaders;
  const origin = headerValue(sent, 'origin');
  if (origin !== undefined && origin !== 'null') return origin;
  const referer = headerValue(sent, 'referer');
  return referer === undefined ? undefined : urlParts(referer).origin || undefined;
}
