import type { Exchange } from '../http/exchange.ts';
import { redirectTarget } from '../http/header.ts';
import { formPairs, type Pair, urlParts } from '../http/url.ts';
import { readRequestBody, readResponseBody } from './build-message.ts';
import { isTokenRequest } from './token-request.ts';

/** What an exchange looks like on its own, before it is known which sign-in it belongs to. */
export interface Shape {
  exchange: Exchange;
  kind: 'metadata' | 'keySet' | 'pushed' | 'authorization' | 'token' | 'refresh' | 'preflight' | 'form-post' | 'other';
  /** URL that the answer redirects to, absolute. */
  redirect?: string;
  /** Parameter names of query and body. */
  names: ReadonlySet<string>;
}

const authorizePath =
  /(?:authori[sz]e|authori[sz]ation|\/auth|\/oauth2?(?:\/v\d)?\/?(?:auth)?|\/as\/authorization\.oauth2|dialog\/oauth)(?:\/|$|\.)/i;

/** Calls of widgets to a server of sign-ins, with a client_id and a redirect_uri: Facebook's asks on every page who is signed in. */
const elsewhere = /\/oauth2?\/(?:status|revoke|introspect|userinfo|logout)\/?$/i;

/** Words of OAuth 2.0 Multiple Response Types; a search or an export may well be asked for a `response_type` of its own. */
const responseType = /^(?:\s*(?:code|token|id_token|none))+\s*$/;

/** Shapes that were recognised: while a recording grows, each message is looked at again for as long as it may matter to the next one. */
const recognised = new WeakMap<Exchange, Shape>();

/** Recognises an exchange by method, URL and parameter names alone (RFC 6749 §3, RFC 9126 §2, RFC 8414 §3). Linear in its size. */
export function recognise(exchange: Exchange): Shape {
  const shape = recognised.get(exchange) ?? shapeOf(exchange);
  recognised.set(exchange, shape);
  return shape;
}

function shapeOf(exchange: Exchange): Shape {
  const { request } = exchange;
  const { path, query } = urlParts(request.url);
  const inQuery = formPairs(query);
  const redirect = redirectTarget(exchange);
  const body = request.method === 'GET' ? undefined : readRequestBody(exchange);
  const inBody = body?.observed ? body.value.pairs : [];
  // An address that was copied out of HTML has `&amp;` in it: it is meant as what it would be without.
  const names = new Set([...inQuery, ...inBody].map((pair) => pair.name.replace(/^amp;/, '')));
  const shape = (kind: Shape['kind']): Shape => ({ exchange, kind, names, ...(redirect !== undefined && { redirect }) });

  if (request.method === 'OPTIONS') return shape('preflight');
  if (/\/\.well-known\/(?:openid-configuration|oauth-authorization-server)(?:\/|$)/.test(path)) return shape('metadata');
  const grant = valueIn('grant_type', inBody, inQuery);
  if (isTokenRequest({ exchange, path, names, grant, body }))
    return shape(grant === 'refresh_token' && !(names.has('code') && names.has('code_verifier')) ? 'refresh' : 'token');
  if (request.method !== 'GET' && isPushed(exchange, names, inBody, path)) return shape('pushed');
  // The script of a login page posts the person's password, and the request's parameters along with it.
  const isLogin = body?.observed && body.value.format === 'json' && names.has('password');
  if (!isLogin && isAuthorizationRequest(path, names, inQuery, inBody)) return shape('authorization');
  // A page that hands code and state to its server does so in JSON: a form posts no such thing.
  const isForm = !body?.observed || body.value.format !== 'json';
  if (request.method === 'POST' && isForm && isFormPost(inBody)) return shape('form-post');
  if (isKeySet(exchange, path)) return shape('keySet');
  return shape('other');
}

const valueIn = (name: string, ...lists: readonly (readonly Pair[])[]) => lists.flat().find((pair) => pair.name === name)?.value;

function isPushed(exchange: Exchange, names: ReadonlySet<string>, body: readonly Pair[], path: string): boolean {
  const has = (name: string) => body.some((pair) => pair.name === name);
  if (!(has('client_id') || has('request') || has('code_challenge') || has('response_type'))) return false;
  if (/\/(?:par|pushed[-_]?authori[sz]ation[-_]?request|as\/par|request)(?:\/|$)/i.test(path) && !names.has('code')) return true;
  if (!(has('response_type') || has('code_challenge'))) return false;
  const answer = readResponseBody(exchange);
  return (
    answer.observed &&
    answer.value.format === 'json' &&
    answer.value.pairs.some((pair) => pair.name === 'request_uri' || pair.name === 'error')
  );
}

function isAuthorizationRequest(path: string, names: ReadonlySet<string>, query: readonly Pair[], body: readonly Pair[]): boolean {
  if (names.has('grant_type') || names.has('SAMLRequest')) return false;
  if (/\/interact$/.test(path)) return false; // Okta's embedded sign-in, without a page of the server
  if (isAnswer(path, names) || elsewhere.test(path)) return false;
  const known = ['client_id', 'redirect_uri', 'scope', 'code_challenge', 'state', 'nonce'].filter((name) => names.has(name)).length;
  const type = valueIn('response_type', query, body);
  if (type !== undefined && known >= 1)
    return authorizePath.test(path) || names.has('redirect_uri') || responseType.test(type) || known > 3;
  if (names.has('client_id') && (names.has('request_uri') || names.has('request')))
    return authorizePath.test(path) || known >= 2 || names.size <= 3;
  if (names.has('code_challenge') && (names.has('client_id') || names.has('redirect_uri'))) return true;
  if (names.has('code_challenge') && names.has('redirect_to')) return authorizePath.test(path); // Supabase Auth
  return (
    authorizePath.test(path) &&
    names.has('redirect_uri') &&
    (names.has('client_id') || names.has('scope') || names.has('state')) &&
    !names.has('code')
  );
}

/** A callback that repeats the request beside the code, as Auth0's old login page sends it: a request brings no code, one with PKCE may still stray. */
const isAnswer = (path: string, names: ReadonlySet<string>) =>
  names.has('code') && names.has('state') && !names.has('code_challenge') && !/authori[sz]/i.test(path);

const isFormPost = (body: readonly Pair[]) => {
  const has = (name: string) => body.some((pair) => pair.name === name);
  return (
    (has('code') || has('error') || has('id_token') || has('response') || has('access_token')) &&
    (has('state') || has('iss') || has('response')) &&
    !has('client_id') &&
    !has('code_verifier')
  );
};

function isKeySet(exchange: Exchange, path: string): boolean {
  if (!/jwk|keys|certs/i.test(path) || !exchange.response.observed) return false;
  const { body } = exchange.response.value;
  return body.observed && /^\s*\{[\s\S]{0,2000}"keys"\s*:\s*\[/.test(body.value) && body.value.includes('"kty"');
}
