import { headerValue, mediaType } from '../http/header.ts';
import { urlParts } from '../http/url.ts';
import type { OAuthMessage } from '../oauth/message.ts';
import type { TokenExchange } from './flow.ts';

/** True when a script of another origin sent this request, and was answered, without a preflight for an Authorization header (Fetch §4.8). */
export function couldNotAuthorize({ request, response, preflight, outcome }: TokenExchange): boolean {
  const origin = headerValue(request.headers, 'origin');
  const byScript = /^(?:xhr|fetch)$/.test(request.context.resourceType ?? '') || headerValue(request.headers, 'sec-fetch-mode') === 'cors';
  const wasAnswered = outcome === 'refused' || (outcome === 'unreadable' && (response?.status ?? 0) >= 400) || response?.status === 401;
  if (!response || !wasAnswered || !byScript || !origin || origin === urlParts(request.url).origin) return false;
  if (!preflight) return !forcesPreflight(request);
  return !/\bauthorization\b/i.test(headerValue(preflight.headers, 'access-control-request-headers') ?? '');
}

/** A request that cannot have gone out without a preflight: where none was recorded, none ever is, or its answer was cached. */
function forcesPreflight({ headers }: OAuthMessage): boolean {
  return preflightReasons(headers).length > 0;
}

/** What of a request's headers makes a browser ask first (Fetch §2.2.2), as far as it can be told from what the browser adds itself. */
export function preflightReasons(headers: OAuthMessage['headers']): string[] {
  const type = mediaType(headers);
  const simple = !type || /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)$/.test(type);
  const own = headers
    .map(({ name }) => name)
    .filter(
      (name) =>
        /^(?:x-|authorization$|apikey$|dpop$|traceparent$|sentry-trace$|baggage$)/i.test(name) &&
        !/^x-(?:client-data|browser-)/i.test(name),
    );
  return [...(simple ? [] : [`Content-Type: ${type}`]), ...own];
}
