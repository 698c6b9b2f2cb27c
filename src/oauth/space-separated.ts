/** The members of a space-separated list, such as `scope` or `response_type` (RFC 6749 §3.3, §8.4); empty for no value. */
export const spaceSeparated = (value: string | undefined): string[] => (value ?? '').split(' ').filter(Boolean);
