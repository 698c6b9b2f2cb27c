/** Plain statements about a sign-in. */
export const factWords: Readonly<Record<string, string>> = {
  opaque: 'The access token is opaque: it means something to the server alone, and there is no signature that anybody else could check.',
  jwt: 'The access token is a JWT. It is meant for the API, which checks its signature, issuer, audience and lifetime; the client should treat it as opaque.',
  valid: 'The signature of the ID token is valid, checked with the key set at hand.',
  noKey: 'The signature of the ID token was not checked: no key set with its key was seen in the traffic, and none is ever fetched.',
  unsupported: 'The signature of the ID token was not checked: its algorithm needs a shared secret, or is not supported.',
  clientCredentials:
    'This is the client credentials grant (RFC 6749 §4.4): it signs in the application and no person, and its secret does not belong in a browser.',
  genesys:
    'This looks like loginPKCEGrant of purecloud-platform-client-v2. Its traps: a second call overwrites the stored verifier and leaves for the server again; where the storage was lost it sends code_verifier=null; and it never compares the state.',
  shape:
    'This is a server of the shape of {name}: nothing but the paths of its addresses says so, and what is told of that product proves nothing here.',
};
