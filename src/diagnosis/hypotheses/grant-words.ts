/** What a hypothesis about a refused code supposes, and what rules it out or, where nothing can, why it cannot be seen; by its cause. */
export const grantWords: Readonly<Record<string, readonly [supposes: string, because: string]>> = {
  'token-issuer-mix-up': [
    'The code was sent to another server, tenant or environment',
    'the code was redeemed at the server that issued it',
  ],
  'code-double-submit': ['Two exchanges of the code ran in parallel', 'no two token requests with this code overlap'],
  'code-replayed': ['The code had already been used', 'the recording holds one token request with this code, from its arrival on'],
  'code-from-other-attempt': ['The code belongs to another sign-in or tab', 'the code is the one that this sign-in received'],
  'code-differs': ['The code was altered on its way', 'the code sent is byte for byte the code received'],
  'client-id-differs': ['The code was issued to another client', 'client_id is the same in both requests'],
  'token-redirect-uri-missing': [
    'redirect_uri is missing from the token request',
    'the token request carries redirect_uri, or the sign-in began without one',
  ],
  'token-redirect-uri-unexpected': ['redirect_uri is in the token request only', 'redirect_uri is in both requests, or in neither'],
  'redirect-uri-differs': ['redirect_uri differs between the two requests', 'redirect_uri is byte for byte the same in both requests'],
  'verifier-missing': ['The verifier was not sent', 'the token request carries a code_verifier'],
  'challenge-method-missing': ['The method is missing, so the server compared the challenge as plain', 'code_challenge_method was sent'],
  'challenge-mismatch': [
    'The verifier does not belong to the challenge',
    'the S256 challenge recomputed from the verifier is the challenge that was sent',
  ],
  'verifier-charset': ['The verifier is malformed', 'the verifier has 43 to 128 characters, all of them allowed'],
  'verifier-unexpected': ['A verifier was sent although no challenge was', 'the authorization request carries a challenge'],
  'dpop-key-differs': ['The DPoP key is not the one announced', 'the proof was made with the announced key, or DPoP is not used'],
  'code-challenge-not-transmitted': [
    'The challenge was altered before it reached the server',
    'the challenge is the same in every hop that was seen',
  ],
  'session-ended': ['The session ended, the user was disabled or the consent withdrawn', 'only the server knows; look into its log'],
  'server-state-lost': [
    'The server lost the code: a restart, or several nodes without a shared store',
    'only the server knows; a sign-in that fails now and then with equal requests points here',
  ],
  'client-certificate-differs': ['The client certificate differs (mutual TLS)', 'the TLS layer cannot be seen from the browser'],
  'other-error-disguised': [
    'Another error in disguise: a wrong secret, a grant that the client may not use',
    'some servers answer invalid_grant to other faults too; only their log tells',
  ],
  'fraud-control': ['A bot or fraud control refused the request', 'nothing in the traffic would show it'],
};
