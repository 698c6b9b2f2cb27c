/** What a refusal that no rule explains comes to, and why; by its cause. `{name}` stands for what is filled in. */
export const answerWords: Readonly<Record<string, readonly [title: string, because: string]>> = {
  'token-endpoint-not-found': [
    'There is no token endpoint at this address',
    'The server answered 404: nothing is at this path. Compare it with token_endpoint in the metadata (a wrong path, tenant or realm, or a double slash). The request went to {endpoint}.{remark}',
  ],
  'token-endpoint-method': [
    'This address does not take the request',
    'The server answered 405: the address is there, but not for this method. It may be the authorization endpoint. The request went to {endpoint}.{remark}',
  ],
  'token-endpoint-media-type': [
    'The server does not take this media type',
    'The server answered 415: send the body as application/x-www-form-urlencoded. The request went to {endpoint}.{remark}',
  ],
  'rate-limited': [
    'The server limits the rate of requests',
    'The server answered 429: wait, and look for a loop of requests. The request went to {endpoint}.{remark}',
  ],
  'grant-not-allowed': [
    'The client may not use this grant',
    "The client was recognised, but its registration does not allow this grant: switch the authorization code grant on in the server's configuration.",
  ],
  'authorization-server-unreachable': ['The authorization server could not be reached', 'The browser could not open {endpoint}: {error}.'],
  'server-error': ['The server failed', 'The server answered {error}: its own log tells why.{remark}'],
  'resource-asked': [
    'The token request went to a protected resource, not to the token endpoint',
    '{endpoint} answered invalid_token, by which a resource refuses an access token (RFC 6750 §3.1): it is no token endpoint. Take token_endpoint from the server’s metadata.',
  ],
  'endpoint-mistaken': [
    'The request went to a place that is no OAuth endpoint',
    '{endpoint} is not where {server} answers such a request: it does so at addresses like {example}.',
  ],
  'scope-refused': ['A scope is unknown or not allowed for this client', 'The server answered invalid_scope.{asked}{text}'],
  'client-secret-wrong': [
    'The client secret was refused',
    'The client sent {sent} and the server refused {it}{known}. The secret is wrong, expired or of another environment, or this client is registered with another authentication method.',
  ],
  'client-secret-empty': [
    'An empty client secret was sent',
    'The request carries a client_secret without a value. Many servers take even that for an attempt to authenticate and refuse it: a public client leaves the parameter out, a confidential one fills it in.',
  ],
  'client-authentication-unseen': [
    'The client authentication was refused',
    'The Authorization header is not in the recording, so whether a secret was sent, and how, cannot be seen here.',
  ],
  'authorization-not-of-client': [
    'The token request carries an Authorization header that is no client authentication',
    'The request was sent with “Authorization: {scheme} …”, and the server refused the client{known}. A token endpoint takes no access token (RFC 6749 §2.3); most likely something in the page adds the header to every request, such as an interceptor.',
  ],
  'client-authentication-missing': [
    'The server expects this client to authenticate',
    'No client authentication was sent{known}. The client is registered as confidential and owes a secret, or it ought to be registered as a public client (token endpoint authentication method "none").',
  ],
  'callback-repeated': [
    'The callback was opened twice with the same code',
    "The address with the code was opened a second time, {later} after the first{by}, and then the client's server answered with {fate}. A code can be redeemed once only, so the first visit used it up.",
  ],
  'callback-refused': [
    "The client's server refused the callback",
    "The browser came back with a code, and the client's server answered with {fate}. That server redeems the code itself, out of sight of the browser.{cookies}",
  ],
  'code-handed-over-twice': [
    'The page gave its code to its own server twice',
    'The page gave the same code to its own server twice, {gap} apart: the first request was {fate}, this one with {now}. A code can be redeemed once only, so the first request used it up. In development React runs each effect twice, which is the most common way to this.{words}',
  ],
  'handover-refused': [
    'The app’s own server refused the code',
    'The page gave the code to its own server, {place}, which answered with {fate}. That server redeems the code itself, out of sight of the browser.{right}{words}',
  ],
};
