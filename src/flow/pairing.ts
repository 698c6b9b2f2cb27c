import { type OAuthMessage, textOf } from '../oauth/message.ts';
import type { Derived, OtherFlow } from './flow.ts';

interface Pair {
  authorizationRequest: OAuthMessage;
  authorizationResponse?: OAuthMessage;
  tokenRequest: OAuthMessage;
  derived: Derived;
}

/** Whether the token request surely belongs to the authorization request: their code and state say so, or nothing else was recorded. */
export function isCertainPair({ authorizationRequest, authorizationResponse, tokenRequest, derived }: Pair): boolean {
  const client = textOf(authorizationRequest, 'client_id');
  const rivals = derived.others.filter((other) => other.request && (other.clientId ?? client) === client);
  if (rivals.length === 0) return true;
  const code = textOf(authorizationResponse, 'code');
  if (code === undefined || code !== textOf(tokenRequest, 'code')) return false;
  const state = textOf(authorizationRequest, 'state');
  return state !== undefined && state === textOf(authorizationResponse, 'state') && !rivals.some((rival) => rival.state === state);
}

/**
 * Code and verifier of a token request stem from two sign-ins; true when the code is the stale one.
 * The page had just received one of the two codes: what agrees with that sign-in is taken to be right.
 */
export function isCodeTheStaleOne(own: OAuthMessage | undefined, tokenRequest: OAuthMessage, other: OtherFlow): boolean {
  // The other sign-in redeemed its own code: then it is the verifiers that were mixed up.
  if (!own || other.code === undefined || other.verifier !== undefined) return false;
  const tab = tokenRequest.context.tab;
  const ownTab = own.context.tab;
  if (tab !== undefined && ownTab !== undefined && other.tab !== undefined && ownTab !== other.tab) return tab === other.tab;
  const received = other.respondedAt ?? other.endedAt;
  return received > own.at && received <= tokenRequest.at;
}
