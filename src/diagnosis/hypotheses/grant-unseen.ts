import { type Case, isNamedByText } from '../case.ts';
import { answer, type Weighed } from './define-hypothesis.ts';
import { grantWords } from './grant-words.ts';

/** Hypotheses about which the browser cannot say anything but what the server's text says. */
const unseen: readonly { cause: string; tags?: readonly string[]; text?: RegExp }[] = [
  {
    cause: 'session-ended',
    text: /session|user (?:not found|disabled|is disabled)|consent|revoked by|access policy/i,
  },
  {
    cause: 'server-state-lost',
  },
  {
    cause: 'client-certificate-differs',
    text: /\b(?:certificate|mtls|x5t)\b/i,
  },
  {
    cause: 'other-error-disguised',
    tags: ['client_auth_failed', 'unauthorized_grant', 'client_secret_missing'],
    text: /not allowed|not permitted|secret|client authentication/i,
  },
  { cause: 'fraud-control' },
];

/** What the server's own text says of them, or that they cannot be seen. */
export const unseenOfGrant = (given: Case): Weighed[] => unseen.map((each) => unseenHypothesis(each, given));

function unseenHypothesis(cause: (typeof unseen)[number], given: Case): Weighed {
  const [title, because] = grantWords[cause.cause]!;
  const definition = { ...cause, title, because };
  const description = given.flow.derived.failure?.description ?? '';
  const told =
    (definition.tags !== undefined && isNamedByText(given, definition.tags)) ||
    (!given.meanings.length && definition.text?.test(description) === true);
  return told
    ? answer(definition, 'likely', "the server's own text points here", [], 43)
    : answer(definition, 'not-observable', definition.because, [], 3);
}
