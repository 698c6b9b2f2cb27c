/** What an answer without an OAuth error comes to, and why; by its cause. */
export const answerWords: Readonly<Record<string, readonly [title: string, because: string]>> = {
  'token-endpoint-not-found': [
    'There is no token endpoint at this address',
    'The server answered 404: nothing is at this path. Compare it with token_endpoint in the metadata (a wrong path, tenant or realm, or a double slash).',
  ],
  'token-endpoint-method': [
    'This address does not take the request',
    'The server answered 405: the address is there, but not for this method. It may be the authorization endpoint.',
  ],
  'token-endpoint-media-type': [
    'The server does not take this media type',
    'The server answered 415: send the body as application/x-www-form-urlencoded.',
  ],
  'rate-limited': ['The server limits the rate of requests', 'The server answered 429: wait, and look for a loop of requests.'],
};
