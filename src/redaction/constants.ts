import { knownChallenges, knownVerifiers } from '../forensics/constants.ts';
import { isLiteralNothing } from '../oauth/grant.ts';
import { isPlaceholder } from '../oauth/message.ts';

/** Verifiers that vendors print in their documentation. */
const printed = new Set(['M25iVXpKU3puUjFaYWg3T1NDTDQtcW1ROUY5YXlwalNoc0hhakxifmZHag', 'ThisIsntRandomButItNeedsToBe43CharactersLong']);

const words = new Set(
  'state test random login csrf foo bar abc true false undefined null none code token id_token access_token authorization_code refresh_token bearer dpop basic redirect popup silent 0 1'.split(
    ' ',
  ),
);

/** Whether everybody knows this value: it is printed in a specification, is one character repeated, or is what a program writes where nothing is. */
export const isPublic = (value: string): boolean =>
  value.trim() === '' ||
  /^(.)\1{3,}$/.test(value) ||
  isPlaceholder(value) ||
  isLiteralNothing(value) ||
  knownVerifiers.has(value) ||
  knownChallenges.has(value) ||
  printed.has(value) ||
  words.has(value.toLowerCase());
