/** What is said of a hypothesis about a refused code where no rule said it. */
export const weighingWords: Readonly<Record<string, string>> = {
  untied: 'no metadata was recorded that ties the two endpoints together',
  single: 'one token request with this code was recorded',
  paired: 'redirect_uri is in both requests, or in neither',
  unannounced: 'no DPoP key was announced',
  unseenHops: 'hops behind the server cannot be seen from the browser',
  oneRequest: 'the recording does not hold both requests, so they cannot be compared',
  notSent: 'the values that it is about were not sent in this sign-in',
  retried: 'An earlier failed try used the code up',
  notRetried: 'no earlier try with this code was recorded',
  firstError: 'The first error is the one to mend; the later ones may only say that the code is used up.',
  otherForm: 'The server wants another form of challenge',
  notRecognised: 'no server that wants another form was recognised',
  scopeMissing: 'The openid scope is missing',
  scopeNever: 'a scope is never the cause of invalid_grant; a wrong one is answered with invalid_scope (RFC 6749 §5.2)',
  needsVerifier:
    'The token request has neither code_verifier nor secret. A sign-in that sent a code_challenge, which was not recorded, needs its verifier.',
  unknownAge: 'the arrival of the code was not recorded, so its age is unknown',
  unknownLifetime: 'how long this server keeps a code is not known; RFC 6749 recommends ten minutes at most',
};
