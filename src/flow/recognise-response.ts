import { type OAuthMessage, textOf } from '../oauth/message.ts';
import type { Shape } from '../oauth/recognise.ts';
import type { DraftIndex } from './draft.ts';

/** Whether this is what an authorization server answers, and not some other address with names like it. */
export function isAnswer(message: OAuthMessage, index: DraftIndex): boolean {
  const has = (name: string) => textOf(message, name) !== undefined;
  if (has('code_challenge') || has('code_verifier') || has('grant_type')) return false;
  const toClient = index.callback.has(message.endpoint);
  if (has('response_type') && !(has('code') && toClient)) return false; // Auth0's old login page repeats the request beside the code.
  const answers =
    has('code') || has('error') || has('response') || (message.delivered !== 'query' && (has('access_token') || has('id_token')));
  if (!answers) return toClient && has('state') && index.state.has(textOf(message, 'state')!);
  const state = textOf(message, 'state');
  if (toClient || (state !== undefined && index.state.has(state))) return true;
  if (state === undefined) return has('code') && !has('error') && textOf(message, 'code')!.length >= 20;
  return has('code') || (has('error') && /^[a-z_]{5,60}$/.test(textOf(message, 'error')!));
}

/** Errors of RFC 6749 §4.1.2.1, RFC 9101 §7 and OpenID Connect Core §3.1.2.6. */
const registeredError =
  /^(?:invalid_(?:request|scope|target|request_uri|request_object|client)|access_denied|unauthorized_client|unsupported_response_type|server_error|temporarily_unavailable|(?:login|interaction|consent|account_selection)_required|re(?:quest|quest_uri|gistration)_not_supported|unmet_authentication_requirements)$/;

/** An answer to a request that was not recorded: its code is redeemed here, or it lands on a path that callbacks have. */
export function isOrphan(message: OAuthMessage, redeemed: ReadonlySet<string>, { redirect }: Shape): boolean {
  const code = textOf(message, 'code');
  if (code !== undefined && redeemed.has(code)) return true;
  const callback = /callback|\/cb(?:$|[/?])|oauth|oidc|signin|sign-in|login|redirect|\/auth(?:$|[/?])/i.test(message.endpoint);
  if (!callback) return false;
  // Links that are sent by mail bring no state: one that the application refuses tells what they are.
  const isRefused = (message.status ?? 0) >= 400 || /[?&]error=[^&]/.test(redirect ?? '');
  if (code !== undefined && code.length >= 20 && isRefused) return true;
  if ((textOf(message, 'state') ?? '').length < 6) return false;
  return code === undefined ? registeredError.test(textOf(message, 'error') ?? '') : code.length >= 10;
}
