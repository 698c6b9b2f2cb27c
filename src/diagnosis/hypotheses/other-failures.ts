import type { Failure } from '../../flow/flow.ts';
import { urlParts } from '../../http/url.ts';
import { textOf } from '../../oauth/message.ts';
import { said } from '../../rules/said.ts';
import { quote } from '../../rules/wording.ts';
import { type Case, faultOf, isNamedByText } from '../case.ts';
import { structure } from './causes/token-request.ts';
import type { Weighed } from './define-hypothesis.ts';
import { invalidClient, isAboutTheClient } from './refused-clients.ts';
import { supposed } from './supposed.ts';

/** Statuses that say something without an OAuth error, as causes. */
const unreadableAnswers: Readonly<Record<number, string>> = {
  404: 'token-endpoint-not-found',
  405: 'token-endpoint-method',
  415: 'token-endpoint-media-type',
  429: 'rate-limited',
};

/** Hypotheses about a token endpoint that answered, but not with an OAuth error of its own (reference for status codes: RFC 9110 §15). */
export function otherFailures(given: Case): Weighed[] {
  const { failure } = given.flow.derived;
  if (!failure) return [];
  const misdirected = mistakenEndpoint(given);
  if (misdirected) return [misdirected];
  if (isAboutTheClient(given, failure)) return isNamedByText(given, ['secret_from_public']) ? [] : invalidClient(given);
  const at = [failure.evidence];
  if (failure.at === 'token-response' && failure.error === 'invalid_token')
    return [{ ...supposed('resource-asked', 'likely', 85, at, { endpoint: endpoint(given) }), cause: 'endpoint-mistaken' }];
  if (failure.error === 'unauthorized_client') return [supposed('grant-not-allowed', 'likely', 45, at)];
  if (failure.at === 'authorization-page' && failure.networkError !== undefined && !/BLOCKED_BY_RESPONSE/.test(failure.networkError)) {
    const place = given.flow.messages.authorizationRequest?.endpoint ?? 'the authorization endpoint';
    return [supposed('authorization-server-unreachable', 'proved', 95, at, { endpoint: place, error: failure.networkError })];
  }
  if (failure.at !== 'token-response' && failure.at !== 'refresh') return [];
  if (failure.error === 'invalid_scope') return [refusedScope(given, failure)];
  const status = failure.status ?? 0;
  const cause = status === 429 || !saysWhy(given, failure) ? unreadableAnswers[status] : undefined;
  // A request that is wrong in itself explains the status better than the address does.
  const [standing, weight] = faultOf(given, structure) ? (['possible', 10] as const) : (['proved', 95] as const);
  if (cause !== undefined) return [supposed(cause, standing, weight, at, { endpoint: endpoint(given), remark: remark(given, failure) })];
  if (status >= 500 && !saysWhy(given, failure))
    return [supposed('server-error', 'likely', 60, at, { error: `${status} without an OAuth error`, remark: remark(given, failure) })];
  if (failure.error === 'server_error' || failure.error === 'temporarily_unavailable')
    return [supposed('server-error', 'likely', 60, at, { error: failure.error, remark: '' })];
  return [];
}

const endpoint = (given: Case) =>
  (given.flow.messages.tokenRequest ?? given.flow.messages.refreshRequest)?.endpoint ?? 'the token endpoint';

/** A request to a place where people are known to send it by mistake, such as the API host of the same product. */
function mistakenEndpoint(given: Case): Weighed | undefined {
  const { authorizationRequest, tokenRequest } = given.flow.messages;
  for (const message of [authorizationRequest, tokenRequest]) {
    if (!message) continue;
    const { host, path } = urlParts(message.endpoint);
    const mistake = given.provider?.endpoints.find(
      (pattern) => pattern.role.startsWith('mistake:') && pattern.host?.test(host) && pattern.path.test(path),
    );
    const right = given.provider?.endpoints.find((pattern) => pattern.role === (message === tokenRequest ? 'token' : 'authorize'));
    if (mistake && right)
      return supposed('endpoint-mistaken', 'likely', 85, [{ exchange: message.exchange, part: 'request-url' }], {
        endpoint: message.endpoint,
        server: given.provider!.name,
        example: right.example,
      });
  }
  return undefined;
}

const registered =
  /^(?:invalid_(?:request|client|grant|scope|target|dpop_proof)|un(?:authorized_client|supported_grant_type)|use_dpop_nonce|server_error|temporarily_unavailable)$/;

/** True when the answer carries an error that OAuth or this server gives a meaning. */
const saysWhy = (given: Case, { error }: Failure) => error !== undefined && (registered.test(error) || given.meanings.length > 0);

/** What else can be seen of an address that did not answer as a token endpoint: its own text, and how it differs from where the sign-in began. */
function remark({ flow }: Case, { status, description }: Failure): string {
  const { authorizationRequest, tokenRequest, tokenResponse } = flow.messages;
  const text = tokenResponse ? said(tokenResponse, flow.timeline, description) : '';
  if (!tokenRequest || status !== 404) return text;
  const { path } = urlParts(tokenRequest.endpoint);
  if (path.includes('//')) return ` There is a double slash in its path.${text}`;
  const begun = authorizationRequest && urlParts(authorizationRequest.endpoint);
  if (begun?.host !== urlParts(tokenRequest.endpoint).host || folderOf(begun.path) === folderOf(path)) return text;
  return ` The sign-in began under ${folderOf(begun.path)}, this request went to ${folderOf(path)}.${text}`;
}

const folderOf = (path: string) => path.slice(0, path.replace(/\/$/, '').lastIndexOf('/') + 1);

/** The scope that was refused: the token request's own, else the sign-in's (RFC 6749 §5.2). */
function refusedScope({ flow }: Case, failure: Failure): Weighed {
  const { authorizationRequest, tokenRequest, tokenResponse, refreshRequest, refreshResponse } = flow.messages;
  const [request, response] = failure.at === 'refresh' ? [refreshRequest, refreshResponse] : [tokenRequest, tokenResponse];
  const own = textOf(request, 'scope');
  const scope = own ?? textOf(authorizationRequest, 'scope');
  const asked = scope === undefined ? '' : ` ${own === undefined ? 'The sign-in' : 'The request'} asked for ${quote(scope)}.`;
  const text = response ? said(response, flow.timeline) : '';
  return supposed('scope-refused', 'likely', 60, [failure.evidence], { asked, text });
}
