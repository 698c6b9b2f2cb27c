/** What is said of a refusal that nothing in the traffic explains, and, by rule, of what was seen to be right. */
export const unexplainedWords: Readonly<Record<string, string>> = {
  right: 'Everything that can be seen from the browser is right',
  remains:
    'The server answered with {what}, and nothing in the recorded traffic explains it{verified}. What remains is on the server: its session store, its configuration for this client, its policies.{text}',
  unseen: 'The server refused, and its answer could not be seen',
  answered: 'The server answered with {what}; why, its answer says, but {because}. Nothing else in the recorded traffic explains it.',
  'challenge-verified': 'the verifier belongs to the challenge',
  'redirect-uri-differs': 'redirect_uri is the same in both requests',
  'client-id-differs': 'client_id is the same',
  'code-differs': 'the code is the one that was received',
  'code-replayed': 'it was sent once',
  'token-content-type': 'the body is form-encoded',
};
