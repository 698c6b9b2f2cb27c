import { type OAuthMessage, read, textOf } from './message.ts';

/** True for a token request that redeems an authorization code, even where its grant type is misspelt or absent (RFC 6749 §4.1.3). */
export function redeemsCode(request: OAuthMessage): boolean {
  const grant = textOf(request, 'grant_type');
  if (grant === 'authorization_code') return true;
  // A code with its verifier is to be redeemed, whatever grant the client names.
  if (read(request, 'code').state === 'present' && read(request, 'code_verifier').state === 'present') return true;
  if (grant !== undefined && /^(?:refresh_token|client_credentials|password|interaction_code|urn:.*)$/.test(grant)) return false;
  return read(request, 'code').state === 'present' || read(request, 'code_verifier').state === 'present';
}

const nothing = new Set(['undefined', 'null', 'NaN', 'None', 'nil', '[object Object]', '[object Promise]']);

/** True for a text that a program writes where a value was missing, such as `undefined`. */
export const isLiteralNothing = (value: string): boolean => nothing.has(value);
