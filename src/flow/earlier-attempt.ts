import { urlParts } from '../http/url.ts';
import { type OAuthMessage, textOf } from '../oauth/message.ts';
import type { Derived, OtherFlow } from './flow.ts';

/** The other sign-ins of the recording that the same client began. */
export function otherAttempts(request: OAuthMessage, derived: Derived): OtherFlow[] {
  const client = textOf(request, 'client_id');
  return derived.others.filter((other) => other.request && (other.clientId ?? client) === client);
}

/** The latest earlier sign-in of the same client that holds this value; never one that is the same request on its way through the server. */
export function earlierAttemptWith(
  name: 'challenge' | 'state' | 'nonce',
  value: string,
  request: OAuthMessage,
  derived: Derived,
): OtherFlow | undefined {
  return otherAttempts(request, derived).findLast(
    (other) => other[name] === value && other.startedAt <= request.at && !isSameRequest(other, request),
  );
}

/** A server that leads the user through pages of its own may send the same request to another of its addresses. */
function isSameRequest(other: OtherFlow, request: OAuthMessage): boolean {
  const isUnanswered = other.code === undefined && other.verifier === undefined;
  const sameOrigin = urlParts(other.authorizationEndpoint ?? '').origin === urlParts(request.url).origin;
  return (
    isUnanswered &&
    sameOrigin &&
    other.state === textOf(request, 'state') &&
    other.challenge === textOf(request, 'code_challenge') &&
    other.nonce === textOf(request, 'nonce')
  );
}
