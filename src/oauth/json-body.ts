import type { OAuthMessage } from './message.ts';

/** The members of a message's JSON body with their JSON types; undefined when the body was not seen or is no JSON object. */
export function jsonMembers(message: OAuthMessage): Record<string, unknown> | undefined {
  if (!message.body.observed) return undefined;
  try {
    const value: unknown = JSON.parse(message.body.value.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
