/** Causes that are a value which comes twice and may not. */
export const twice: ReadonlySet<string> = new Set([
  'code-replayed',
  'code-double-submit',
  'code-handed-over-twice',
  'enf-code-reuse-accepted',
]);

/** Causes that are too long a time between two messages; they are found in the second. */
export const pauses: ReadonlyMap<
  string,
  readonly ['authorizationResponse' | 'pushedAuthorizationResponse', 'authorizationRequest' | 'tokenRequest']
> = new Map([
  ['code-expired', ['authorizationResponse', 'tokenRequest']],
  ['par-request-uri-expired', ['pushedAuthorizationResponse', 'authorizationRequest']],
]);
