import type { HeaderField } from './exchange.ts';

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
