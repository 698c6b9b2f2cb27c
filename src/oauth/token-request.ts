import type { Exchange, Observed } from '../http/exchange.ts';
import type { ReadBody } from '../http/form-body.ts';
import { headerValue } from '../http/header.ts';
import { urlParts } from '../http/url.ts';
import { readResponseBody } from './build-message.ts';

const tokenPath =
  /(?:\/|^)(?:oauth2?\/|openid-connect\/|connect\/|protocol\/|v\d[^/]*\/|as\/)?(?:token|token\.oauth2|access_token|oauth_token|tokens?)\/?$/i;
const oauthPath = /oauth|openid|oidc|\/connect\/|\/as\/|^\/(?:v\d+\/)?token\/?$/i;

interface Asked {
  exchange: Exchange;
  path: string;
  /** Parameter names of query and body. */
  names: ReadonlySet<string>;
  /** Value of `grant_type`. */
  grant: string | undefined;
  /** Undefined for a GET. */
  body: Observed<ReadBody> | undefined;
}

/** Whether a request asks for tokens (RFC 6749 §4.1.3), also where it is malformed; the many other services with a `/token` are told apart by the answer. */
export function isTokenRequest({ exchange, path, names, grant, body }: Asked): boolean {
  const { method } = exchange.request;
  if ((names.has('response_type') || names.has('code_challenge')) && !names.has('grant_type')) return false;
  const read = body?.observed ? body.value : undefined;
  const bodyHidden = body?.observed === false;
  // A page whose address speaks of grants, as documentation does.
  if (method === 'GET' && !tokenPath.test(path) && !['client_id', 'code_verifier', 'refresh_token'].some((name) => names.has(name)))
    return false;
  // A password that goes to the application's own account system, by e-mail or telephone, is no grant of RFC 6749 §4.3.
  if (grant !== undefined) return grant !== 'password' || names.has('username') || names.has('client_id') || bodyHidden;
  if (answersOtherwise(exchange) || [...names].some((name) => name.startsWith('oauth_'))) return false;
  const isEndpoint = tokenPath.test(path);
  // What a page hands to a server of its own, that server redeems.
  const isOwnPlace =
    !isEndpoint &&
    !oauthPath.test(path) &&
    (method === 'GET' || headerValue(exchange.request.headers, 'origin') === urlParts(exchange.request.url).origin);
  if (names.has('code_verifier') && !isOwnPlace && (names.has('code') || names.has('auth_code') || method !== 'GET')) return true;
  // A page that hands the code to its own server, which redeems it.
  if (read?.format === 'json' && !isEndpoint && !oauthPath.test(path)) return false;
  const has = (name: string) => read?.pairs.some((pair) => pair.name === name) === true;
  if (has('code') && (has('client_id') || has('client_secret')) && (has('redirect_uri') || isEndpoint)) return true;
  if (!isEndpoint) return false;
  if (method === 'GET') return names.has('code');
  if (method !== 'POST' || (!oauthPath.test(path) && refusesOtherwise(exchange))) return false;
  if (read?.pairs.some(({ name, value }) => tokenParameter.test(name) || /"grant_type"\s*:/.test(value))) return true;
  // Nothing in the body, or one nameless text such as `[object Object]`.
  const isEmpty = read?.pairs.every(({ value }) => value === '') && read.pairs.length <= 1;
  return bodyHidden || (isEmpty === true && (oauthPath.test(path) || namesGrant(exchange)));
}

/** True when the answer is an error that only a token endpoint gives (RFC 6749 §5.2). */
function namesGrant(exchange: Exchange): boolean {
  const answer = readResponseBody(exchange);
  return (
    answer.observed &&
    answer.value.pairs.some(({ name, value }) => name === 'error' && /^(?:unsupported_grant_type|invalid_grant)$/.test(value))
  );
}

/** Parameters of token requests, also as people misspell them. */
const tokenParameter =
  /grant[\s_-]*type|^(?:grants?|(?:auth(?:orization)?[_-]?)?code|(?:code[_-]?)?verifier|refresh[_-]?token|client[_-]?(?:id|secret|assertion))$/i;

/** True when the request succeeded with JSON that has no token of OAuth, as at the `/tokens` of payment and chat services. */
function answersOtherwise(exchange: Exchange): boolean {
  const names = answerNames(exchange, 200, 299);
  return (
    names !== undefined && !names.some((name) => /^(?:access_?token|id_?token|token_type|error|ok|expires_in|data|result)$/i.test(name))
  );
}

/** True when the request was refused with JSON that has no error of OAuth (RFC 6749 §5.2). */
function refusesOtherwise(exchange: Exchange): boolean {
  const names = answerNames(exchange, 400, 499);
  return names !== undefined && !names.some((name) => /^error/i.test(name));
}

function answerNames(exchange: Exchange, from: number, to: number): string[] | undefined {
  const { response } = exchange;
  if (!response.observed || response.value.status < from || response.value.status > to) return undefined;
  const answer = readResponseBody(exchange);
  return answer.observed && answer.value.format === 'json' && answer.value.pairs.length > 0
    ? answer.value.pairs.map(({ name }) => name)
    : undefined;
}
