import type { Evidence } from '../http/exchange.ts';
import { type OAuthMessage, read, readHeader, textOf } from '../oauth/message.ts';
import { s256 } from '../oauth/pkce.ts';
import type { Derived, OtherFlow } from './flow.ts';

interface SignIn {
  authorizationRequest: OAuthMessage;
  authorizationResponse?: OAuthMessage;
  tokenRequest: OAuthMessage;
  derived: Derived;
}

/** The values of a sign-in and of the others in its recording that a verifier or a challenge may have been mixed up with. */
export function sessionOf({ authorizationRequest, authorizationResponse, tokenRequest, derived }: SignIn) {
  const values = {
    state: textOf(authorizationRequest, 'state'),
    nonce: textOf(authorizationRequest, 'nonce'),
    code: textOf(authorizationResponse, 'code') ?? textOf(tokenRequest, 'code'),
    clientId: textOf(authorizationRequest, 'client_id'),
    redirectUri: textOf(authorizationRequest, 'redirect_uri'),
    method: textOf(authorizationRequest, 'code_challenge_method') ?? 'plain',
  };
  const seen = Object.entries(values).filter((entry): entry is [keyof typeof values, string] => entry[1] !== undefined);
  return {
    ...(Object.fromEntries(seen) as { [Name in keyof typeof values]?: string }),
    accepted: derived.issued,
    otherVerifiers: derived.others.flatMap((other) => other.verifier ?? []),
    otherChallenges: derived.others.flatMap((other) => other.challenge ?? []),
  };
}

/** The other sign-in whose verifier this token request carries, where its own challenge does not fit it. */
export function ownerOfVerifier({ authorizationRequest, tokenRequest, derived }: SignIn): OtherFlow | undefined {
  const verifier = textOf(tokenRequest, 'code_verifier');
  const challenge = textOf(authorizationRequest, 'code_challenge');
  if (verifier === undefined || challenge === verifier) return undefined;
  const digest = s256(verifier);
  if (challenge === digest) return undefined;
  const owners = derived.others.filter((other) => other.challenge === digest);
  return owners.find((owner) => owner.code !== undefined) ?? owners[0];
}

const absentInJavaScript = new Set(['null', 'undefined', 'NaN', 'true', 'false', '[object Object]', '[object Promise]', 'None']);

/** What the `code_verifier` of a token request is instead of a verifier, where its own challenge does not fit it. */
export function otherValueSentAsVerifier(signIn: SignIn): { name: string; at?: Evidence } | undefined {
  const { authorizationRequest, authorizationResponse, tokenRequest, derived } = signIn;
  const verifier = textOf(tokenRequest, 'code_verifier');
  const challenge = textOf(authorizationRequest, 'code_challenge');
  if (verifier === undefined || challenge === s256(verifier) || challenge === verifier) return undefined;
  if (absentInJavaScript.has(verifier)) return { name: `the word “${verifier}”, which is how a missing value is written as text` };
  const places: [OAuthMessage | undefined, string][] = [
    [authorizationRequest, 'state'],
    [authorizationRequest, 'nonce'],
    [authorizationResponse, 'code'],
    [tokenRequest, 'code'],
    [authorizationRequest, 'client_id'],
    [authorizationRequest, 'redirect_uri'],
  ];
  for (const [message, name] of places) {
    if (textOf(message, name) !== verifier) continue;
    const reading = read(message!, name);
    return { name: `the ${name} of this sign-in`, ...(reading.state === 'present' && { at: reading.at }) };
  }
  for (const other of derived.others) {
    const name = (['state', 'nonce', 'challenge', 'code'] as const).find((each) => other[each] === verifier);
    if (name) {
      const wireName = name === 'challenge' ? 'code_challenge' : name;
      return { name: `the ${wireName} of another sign-in`, ...(other.request && { at: other.request }) };
    }
  }
  return cookieWithValue(tokenRequest, verifier);
}

/** A cookie holds the verifier rightly when it is named after it; under any other name the wrong one was read. */
function cookieWithValue(message: OAuthMessage, value: string): { name: string; at: Evidence } | undefined {
  const header = readHeader(message, 'cookie');
  if (header.state !== 'present') return undefined;
  for (const cookie of header.value.split(/; ?/)) {
    const equals = cookie.indexOf('=');
    const name = cookie.slice(0, Math.max(0, equals)).trim();
    if (cookie.slice(equals + 1) !== value || !name || /verif|pkce|code|cv/i.test(name)) continue;
    return { name: `the value of the cookie “${name.slice(0, 60).replace(/[^\x21-\x7e]/g, '?')}”`, at: header.at };
  }
  return undefined;
}
