import { couldNotAuthorize } from '../../flow/could-not-authorize.ts';
import type { Failure } from '../../flow/flow.ts';
import { headerValue } from '../../http/header.ts';
import { urlParts } from '../../http/url.ts';
import { read, readHeader, textOf } from '../../oauth/message.ts';
import { said } from '../../rules/said.ts';
import { quote } from '../../rules/wording.ts';
import { type Case, faultOf, isNamedByText } from '../case.ts';
import { answerWords } from './answer-words.ts';
import { structure } from './cause-lists.ts';
import { answer, type Weighed } from './define-hypothesis.ts';

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
  if (failure.error === 'unauthorized_client')
    return [
      answer(
        { cause: 'grant-not-allowed', title: 'The client may not use this grant' },
        'likely',
        "The client was recognised, but its registration does not allow this grant: switch the authorization code grant on in the server's configuration.",
        [failure.evidence],
        45,
      ),
    ];
  if (failure.at === 'authorization-page' && failure.networkError !== undefined)
    return [
      answer(
        { cause: 'authorization-server-unreachable', title: 'The authorization server could not be reached' },
        'proved',
        `The browser could not open ${given.flow.messages.authorizationRequest?.endpoint ?? 'the authorization endpoint'}: ${failure.networkError}.`,
        [failure.evidence],
        95,
      ),
    ];
  if (failure.at !== 'token-response' && failure.at !== 'refresh') return [];
  if (failure.error === 'invalid_scope') return [refusedScope(given, failure)];
  const status = failure.status ?? 0;
  const cause = status === 429 || !saysWhy(given, failure) ? unreadableAnswers[status] : undefined;
  const [title, because] = (cause !== undefined && answerWords[cause]) || ['', ''];
  // A request that is wrong in itself explains the status better than the address does.
  const [standing, weight] = faultOf(given, structure) ? (['possible', 10] as const) : (['proved', 95] as const);
  if (cause !== undefined)
    return [
      answer(
        { cause, title },
        standing,
        `${because} The request went to ${endpoint(given)}.${remark(given, failure)}`,
        [failure.evidence],
        weight,
      ),
    ];
  if (status >= 500 && !saysWhy(given, failure))
    return [
      answer(
        { cause: 'server-error', title: 'The server failed' },
        'likely',
        `The server answered ${status} without an OAuth error: its own log tells why.${remark(given, failure)}`,
        [failure.evidence],
        60,
      ),
    ];
  if (failure.error === 'server_error' || failure.error === 'temporarily_unavailable')
    return [
      answer(
        { cause: 'server-error', title: 'The server failed' },
        'likely',
        `The server answered ${failure.error}: its own log tells why.`,
        [failure.evidence],
        60,
      ),
    ];
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
      return answer(
        { cause: 'endpoint-mistaken', title: 'The request went to a place that is no OAuth endpoint' },
        'likely',
        `${message.endpoint} is not where ${given.provider!.name} answers such a request: it does so at addresses like ${right.example}.`,
        [{ exchange: message.exchange, part: 'request-url' }],
        85,
      );
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
  if (authorizationRequest?.endpoint === tokenRequest.endpoint)
    return ` That is the authorization endpoint, where the sign-in began.${text}`;
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
  return answer(
    { cause: 'scope-refused', title: 'A scope is unknown or not allowed for this client' },
    'likely',
    `The server answered invalid_scope.${asked}${text}`,
    [failure.evidence],
    60,
  );
}

/** Refusals of the client itself, by whatever name: Keycloak says unauthorized_client, Auth0 access_denied, GitHub and Slack have words of their own. */
function isAboutTheClient(given: Case, { at, error, status, description = '' }: Failure): boolean {
  if (error === 'invalid_client' || isNamedByText(given, ['client_auth_failed', 'client_secret_missing', 'secret_from_public']))
    return true;
  if (at !== 'token-response' && at !== 'refresh') return false;
  return (
    (error === 'unauthorized_client' && /invalid client|client (?:secret|credential|authentication)/i.test(description)) ||
    (error === 'access_denied' && status === 401) ||
    (error === undefined && status === 401)
  );
}

/** A refused client authentication: the authorization request tells whether the client is known at all. */
function invalidClient(given: Case): Weighed[] {
  const { authorizationRequest, authorizationResponse, tokenRequest } = given.flow.messages;
  const at = given.flow.derived.failure ? [given.flow.derived.failure.evidence] : [];
  if (!tokenRequest) return [];
  const authorization = readHeader(tokenRequest, 'authorization');
  const secret =
    textOf(tokenRequest, 'client_secret') !== undefined
      ? 'in the body'
      : authorization.state === 'present' && /^basic /i.test(authorization.value)
        ? 'by HTTP Basic'
        : undefined;
  const began = textOf(authorizationRequest, 'client_id');
  const isSame = given.findings.get('client-id-differs')?.verdict !== 'faulty';
  const known = textOf(authorizationResponse, 'code') !== undefined && began !== undefined && isSame;
  if (secret) {
    const because = `The client sent a secret ${secret} and the server refused it${known ? '; the client itself is known there, for it received a code' : ''}. The secret is wrong, expired or of another environment, or this client is registered with another authentication method.`;
    return [answer({ cause: 'client-secret-wrong', title: 'The client secret was refused' }, 'likely', because, at, 70)];
  }
  const empty = read(tokenRequest, 'client_secret');
  if (empty.state === 'present' && empty.value === '') {
    const because =
      'The request carries a client_secret without a value. Many servers take even that for an attempt to authenticate and refuse it: a public client leaves the parameter out, a confidential one fills it in.';
    return [answer({ cause: 'client-secret-empty', title: 'An empty client secret was sent' }, 'likely', because, [empty.at, ...at], 72)];
  }
  const sent = given.flow.tokenExchanges.find(({ request }) => request.exchange === tokenRequest.exchange);
  const announced = sent?.preflight && headerValue(sent.preflight.headers, 'access-control-request-headers');
  if (authorization.state === 'unobserved' && /\bauthorization\b/i.test(announced ?? '')) {
    const because = `The client sent its credentials in an Authorization header, as the preflight announces (the export leaves the header itself out), and the server refused them${known ? '; the client itself is known there, for it received a code' : ''}. The secret is wrong, expired or of another environment, or this client is registered with another authentication method.`;
    return [answer({ cause: 'client-secret-wrong', title: 'The client secret was refused' }, 'likely', because, at, 68)];
  }
  if (authorization.state === 'unobserved' && !(sent && couldNotAuthorize(sent)))
    return [
      answer(
        { cause: 'client-authentication-unseen', title: 'The client authentication was refused' },
        'possible',
        'The Authorization header is not in the recording, so whether a secret was sent, and how, cannot be seen here.',
        at,
        30,
      ),
    ];
  const because = `No client authentication was sent${known ? ', and the client is known to this server, for it received a code' : ''}. The client is registered as confidential and owes a secret, or it ought to be registered as a public client (token endpoint authentication method "none").`;
  return [
    answer({ cause: 'client-authentication-missing', title: 'The server expects this client to authenticate' }, 'likely', because, at, 60),
  ];
}
