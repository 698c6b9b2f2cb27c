import { isLiteralNothing, redeemsCode } from '../oauth/grant.ts';
import { type OAuthMessage, textOf } from '../oauth/message.ts';
import { preflightAnswer } from '../oauth/preflight.ts';
import type { Failure, Flow, Handover, TokenExchange } from './flow.ts';
import { refusedHandover } from './handover.ts';
import { refusedCallback } from './refused-callback.ts';
import { wasMadeUp } from './token-outcome.ts';

/** Errors of a silent request that only say that the user must be asked (OpenID Connect Core §3.1.2.6): no fault. */
const expected = new Set(['login_required', 'interaction_required', 'consent_required', 'account_selection_required']);

/** Where a flow broke first. Undefined when nothing refused, blocked or lost it. */
export function failureOf(flow: Omit<Flow, 'derived'>): Failure | undefined {
  const { pushedAuthorizationResponse: pushed, authorizationRequest, authorizationResponse, authorizationPage, preflight } = flow.messages;
  if (pushed && !authorizationRequest && (pushed.status ?? 0) >= 400)
    return failure('pushed', pushed, textOf(pushed, 'error'), textOf(pushed, 'error_description'));
  const refusal = flow.timeline.find((message) => message.kind === 'authorizationResponse' && textOf(message, 'error') !== undefined);
  const error = textOf(refusal, 'error');
  const silent = textOf(authorizationRequest, 'prompt') === 'none' || expected.has(error ?? '');
  const isFirst = !flow.tokenExchanges.some(({ request }) => !cameOfRefusal(request));
  if (refusal && error && isFirst && !(silent && expected.has(error)))
    return failure('authorization-response', refusal, error, textOf(refusal, 'error_description'));
  if (authorizationPage && !authorizationResponse)
    return failure(
      'authorization-page',
      authorizationPage,
      textOf(authorizationPage, 'error') ?? fromUrl(authorizationPage.url, 'error'),
      textOf(authorizationPage, 'error_description') ?? fromUrl(authorizationPage.url, 'error_description'),
    );
  const broken = flow.tokenExchanges.find(isBroken) ?? nonceNeverSent(flow.tokenExchanges);
  if (broken) return tokenFailure('token-response', broken);
  if (preflight && flow.tokenExchanges.length === 0 && isRefused(preflight) && !authorizationRequest?.opaque)
    return failure('preflight', preflight);
  const given = flow.tokenExchanges.length ? undefined : refusedHandover(flow.handovers);
  if (given) return handoverFailure(given);
  const landing = refusedCallback(flow);
  if (landing) return failure('callback', landing);
  // A page that is left gives up its refresh; the next page makes one anew.
  const refresh = flow.refreshExchanges.filter((each) => !/ABORTED/.test(each.response?.networkError ?? '')).find(isBroken);
  return refresh && tokenFailure('refresh', refresh);
}

/** A request that redeems the code of a response that brought none: the page did not look whether it had been refused. */
const cameOfRefusal = (request: OAuthMessage) => {
  const code = textOf(request, 'code');
  return request.kind === 'tokenRequest' && redeemsCode(request) && (code === undefined || isLiteralNothing(code));
};

/** The answer that a flow broke at, as long as only its status and headers are here. */
export const refusedSoFar = ({ timeline, derived: { failure } }: Flow): OAuthMessage | undefined =>
  failure &&
  timeline.find(
    ({ side, exchange, body }) =>
      side === 'response' && exchange === failure.evidence.exchange && !body.observed && body.because === 'arriving',
  );

/** A preflight that was let through is no failure: its token request is under way, or the recording ends before its answer. */
const isRefused = (preflight: OAuthMessage) => !['passed', 'unanswered', 'failed'].includes(preflightAnswer(preflight).check);

const isBroken = (exchange: TokenExchange, index: number, all: readonly TokenExchange[]) =>
  !['issued', 'nonce-asked', 'pending', 'unanswered'].includes(exchange.outcome) && !wasMadeUp(exchange, index, all);

/** A demand for a DPoP nonce is normal only when a request with the nonce follows (RFC 9449 §8). */
const nonceNeverSent = (exchanges: readonly TokenExchange[]) =>
  exchanges.at(-1)?.outcome === 'nonce-asked' ? exchanges.at(-1) : undefined;

function tokenFailure(at: 'token-response' | 'refresh', exchange: TokenExchange): Failure {
  return {
    at: exchange.outcome === 'failed' ? 'token-request' : at,
    ...(exchange.error !== undefined && { error: exchange.error }),
    ...(exchange.description !== undefined && { description: exchange.description }),
    ...(exchange.response?.status !== undefined && { status: exchange.response.status }),
    ...(exchange.response?.networkError !== undefined && { networkError: exchange.response.networkError }),
    evidence: { exchange: exchange.request.exchange, part: 'response-body', name: 'error' },
  };
}

function handoverFailure({ request, response }: Handover): Failure {
  const error = textOf(response, 'error') ?? textOf(response, 'code');
  const description = textOf(response, 'error_description') ?? textOf(response, 'message') ?? textOf(response, 'detail');
  const said = error !== undefined && /^[a-z_.-]{3,60}$/i.test(error) ? { error } : {};
  return { ...failure('handover', response ?? request, undefined, description), ...said };
}

function failure(
  at: Failure['at'],
  message: { exchange: string; status?: number; networkError?: string },
  error?: string,
  description?: string,
): Failure {
  return {
    at,
    ...(error !== undefined && { error }),
    ...(description !== undefined && { description }),
    ...(message.status !== undefined && { status: message.status }),
    ...(message.networkError !== undefined && { networkError: message.networkError }),
    evidence: { exchange: message.exchange, part: at === 'authorization-page' ? 'response-body' : 'response-header', name: 'error' },
  };
}

function fromUrl(url: string, name: string): string | undefined {
  const found = new RegExp(`[?&#]${name}=([^&#]{1,400})`).exec(url)?.[1];
  return found === undefined ? undefined : found.replaceAll('+', ' ');
}
