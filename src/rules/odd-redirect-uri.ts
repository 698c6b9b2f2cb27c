import { pageOrigin } from '../oauth/cross-origin.ts';
import { type OAuthMessage, read } from '../oauth/message.ts';
import { hostOf, isLocalhostName, isLoopbackAddress, schemeOf } from '../oauth/redirect-uri.ts';
import { aside } from './aside.ts';
import { listOf, quote } from './wording.ts';

const ours =
  /^(?:response_(?:type|mode)|client_.+|redirect_uri|scope|state|nonce|code_challenge(?:_method)?|prompt|display|max_age|ui_locales|claims|claims_locales|acr_values|id_token_hint|login_hint|registration|request|request_uri|audience|resource|dpop_jkt|access_type|include_granted_scopes|authorization_details|domain_hint|x-client-.+|auth0client|connection|organization|screen_hint|kc_.+|approval_prompt|display_name|provider|response)$/i;

/** ` …`, a sentence each, about what in the redirect URI itself hints at why nobody registered it so; empty when it looks as it should. */
export function oddityOf(request: OAuthMessage): string {
  const uri = read(request, 'redirect_uri');
  if (uri.state !== 'present') return '';
  return [behindProxy(uri.value, request), portOf(uri.value), oldResponse(uri.value), spilled(uri, request), oneLoopback(uri.value)]
    .filter(Boolean)
    .map((sentence) => ` ${sentence}`)
    .join('');
}

/** Behind a proxy that ends TLS an application takes itself for http unless it trusts X-Forwarded-Proto. */
function behindProxy(uri: string, request: OAuthMessage): string {
  const page = pageOrigin(request);
  if (page === undefined || schemeOf(uri) !== 'http' || schemeOf(page) !== 'https' || hostOf(page) !== hostOf(uri)) return '';
  return aside('behindProxy', { page: quote(page) });
}

function portOf(uri: string): string {
  const port = /^https?:\/\/[^/?#]*:(\d+)(?:[/?#]|$)/i.exec(uri)?.[1];
  const usual = schemeOf(uri) === 'https' ? '443' : '80';
  if (port === '443' && usual === '80') return aside('portOfHttps');
  return port === usual ? aside('usualPort', { port }) : '';
}

function oldResponse(uri: string): string {
  const carried = ['code', 'state', 'error', 'session_state'].filter((name) => new RegExp(`[?&#]${name}=`).test(uri));
  return carried.includes('code') || carried.includes('state') ? aside('oldResponse', { names: listOf(carried) }) : '';
}

/** A query of its own that was not encoded: what follows its `&` became parameters of the request. */
function spilled(uri: { value: string; raw: string }, request: OAuthMessage): string {
  if (!/[?]/.test(uri.raw) || !request.parameters.observed) return '';
  const own = request.parameters.value.filter(({ name, carrier }) => carrier === 'query' && name !== '' && !ours.test(name));
  return own.length ? aside('spilled', { names: listOf(own.slice(0, 3).map(({ name }) => quote(name))) }) : '';
}

function oneLoopback(uri: string): string {
  const host = hostOf(uri);
  const [one, other] = isLoopbackAddress(host) ? [host, 'localhost'] : [host, '127.0.0.1'];
  if (!isLoopbackAddress(host) && !isLocalhostName(host)) return '';
  return aside('oneLoopback', { one: quote(one), other: quote(other) });
}
