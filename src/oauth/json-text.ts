/**
 * A value of a JSON document as a text. A list or an object is only named: `String()` would call a member `toString` of it, which is
 * whatever the traffic says, and throw.
 */
export const jsonText = (value: unknown): string =>
  typeof value === 'object' && value !== null ? (Array.isArray(value) ? '[…]' : '{…}') : String(value);
