import type { OAuthMessage } from './message.ts';

/** A metadata document is read by many rules, in many flows: it is parsed once. */
const parsed = new WeakMap<OAuthMessage, Record<string, unknown> | undefined>();

/** The members of a message's JSON body with their JSON types; undefined when the body was not seen or is no JSON object. */
export function jsonMembers(message: OAuthMessage): Record<string, unknown> | undefined {
  if (!parsed.has(message)) parsed.set(message, parse(message));
  return parsed.get(message);
}

function parse({ body }: OAuthMessage): Record<string, unknown> | undefined {
  if (!body.observed) return undefined;
  try {
    const value: unknown = JSON.parse(body.value.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
