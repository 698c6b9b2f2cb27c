/** What to do about a cause that no rule names; `other` where only the server's log can tell. */
export const remedies: Readonly<Record<string, string>> = {
  other: 'Ask whoever runs the server what its log says for this request: give the time, the client_id and the host.',
  'code-expired':
    'Redeem the code at once when the callback arrives: no breakpoint, no prompt and no slow call between the two. Where people need longer, raise the lifetime on the server.',
  'endpoint-mistaken': 'Use the address that the documentation of the server, or its metadata document, gives for this request.',
  'token-endpoint-not-found':
    'Take token_endpoint from the metadata document of the server (/.well-known/openid-configuration) instead of writing it by hand.',
  'client-secret-wrong':
    'Check the secret against the registration of this very environment; a page in the browser should have no secret at all: register it as a public client and rely on PKCE.',
  'client-secret-empty':
    'Leave client_secret out of the request where the client is public (check how the library treats an unset secret: undefined, not an empty text); otherwise configure the secret.',
  'authorization-not-of-client':
    'Leave the Authorization header out of the token request: let the interceptor pass over the token endpoint, or make the request by a client of its own.',
  'client-authentication-missing':
    'Register the application as a public client (single-page or native), or move the exchange to a server that can keep the secret.',
  'callback-repeated':
    'Answer the second visit of a callback by sending the person on, not by an error; serve the callback with Cache-Control: no-store, redirect away from it at once, and do not redeem a code for a request that announces itself as a prefetch.',
  'code-handed-over-twice':
    'Give the code away once: guard the effect or the handler by the code itself, take the code out of the address first (history.replaceState), and abort nothing that was sent already.',
  'callback-refused':
    "Look into the log of the client's own server: it knows what the token endpoint answered, or whether state and verifier were still there.",
  'scope-refused':
    'Ask only for scopes that the server lists and that this client may have, separated by spaces; leave scope out of the token request.',
  'rate-limited':
    'Wait as long as Retry-After says, and mend what makes so many requests: a loop of sign-ins, or a refresh that is repeated.',
  'grant-not-allowed': 'Allow the authorization code grant for this client in the registration.',
};
