import type { Words } from './words.ts';

const BY_STATE = 'Store each verifier under the `state` of its own sign-in and start a sign-in only once.';

/** Words for a right value in the wrong place. */
export const roleWords: Readonly<Record<string, Words>> = {
  'cf-x-roles-swapped': [
    'verifier and challenge changed places: the random string was sent as `code_challenge` and its hash as `code_verifier`',
    'Send the hash as code_challenge and keep the random string for code_verifier.',
  ],
  'cf-x-equal': [
    'the same string was sent as `code_challenge` and as `code_verifier`: the challenge was stored where the verifier belongs',
    'Send the hash as code_challenge and the random string it was made from as code_verifier.',
  ],
  'cf-x-s256-of-sent': [
    'the challenge is the right S256 of the verifier, but `code_challenge_method` says plain or is absent',
    'Send code_challenge_method=S256.',
  ],
  'cf-x-method-case': [
    'the challenge is the right S256 of the verifier, but `code_challenge_method` is not spelled `S256`',
    'Send code_challenge_method=S256, in exactly these letters.',
  ],
  'cf-x-earlier-attempt': ['the verifier belongs to an earlier sign-in: stale storage, the back button or a second tab', BY_STATE],
  'cf-x-later-attempt': ['the verifier belongs to a later sign-in, which overwrote the stored one', BY_STATE],
  'cf-x-other-attempt': ['the verifier belongs to another sign-in that was seen', BY_STATE],
  'cf-x-other-verifier': ['the challenge belongs to another verifier that was seen: the stored one was overwritten or made anew', BY_STATE],
  'cf-x-value-confusion': ['the value of {detail} was sent as the verifier', 'Send the variable that holds the verifier.'],
  'cf-x-hash-of-value': [
    'the value of {detail} was hashed in the place of the verifier',
    'Hash exactly the string that is later sent as code_verifier.',
  ],
  'cf-x-vendor-form': [
    'the server accepted hex of the digest, which is its own form of a challenge and not S256 as RFC 7636 has it',
    'Nothing is to be changed for this server; it deviates, not the client.',
  ],
};
