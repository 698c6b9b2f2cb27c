import type { Exchange, HeaderField } from './exchange.ts';
import { absoluteUrl } from './url.ts';

/** The value of a header field by its case-insensitive name (RFC 9110 §5.1); several fields are joined by a comma (§5.3). */
export function headerValue(fields: readonly HeaderField[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  const values = fields.filter((field) => field.name.toLowerCase() === wanted).map((field) => field.value);
  return values.length ? values.join(', ') : undefined;
}

/** The media type of a message without its parameters, lower case; undefined when no Content-Type was seen. */
export function mediaType(fields: readonly HeaderField[]): string | undefined {
  const value = headerValue(fields, 'content-type');
  return value === undefined ? undefined : value.split(';')[0]!.trim().toLowerCase();
}

/** The absolute URL that an answer redirects to, by its Location field (RFC 9110 §10.2.2). */
export function redirectTarget(exchange: Exchange): string | undefined {
  if (!exchange.response.observed) return undefined;
  const location = headerValue(exchange.response.value.headers, 'location');
  return location === undefined ? undefined : absoluteUrl(location, exchange.request.url);
}
