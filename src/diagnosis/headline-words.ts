/** The verdict on a sign-in that no cause explains, in one sentence, where nothing is filled in. */
export const headlineWords: Readonly<Record<string, string>> = {
  refreshed: 'Tokens were refreshed; the sign-in was before',
  pending: 'Waiting for the person to agree, on another page or device',
  unanswered: 'The token request has no answer yet',
  preflight: 'The token request was let through (preflight); the request itself is not here yet',
  arrived: 'The code arrived; its exchange cannot be seen from the browser',
  anew: 'The refresh token had ended, and the application began a new sign-in, as it should',
  little: 'Too little was recorded to judge this sign-in',
  givenUp: 'The browser gave this request up before it was answered',
  byMessage: 'The answer goes from window to window, where it cannot be seen',
};
