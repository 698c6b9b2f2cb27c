import { corsVerdict } from '../http/cors.ts';
import type { Exchange } from '../http/exchange.ts';
import { requestMessage, responseMessage } from '../oauth/build-message.ts';
import { dpopProof } from '../oauth/dpop.ts';
import { redeemsCode } from '../oauth/grant.ts';
import { type MessageKind, type OAuthMessage, read, readHeader, textOf } from '../oauth/message.ts';
import type { TokenExchange, TokenOutcome } from './flow.ts';

/** A token or refresh request with its answer and what came of it (RFC 6749 §5, RFC 9449 §8, RFC 8628 §3.5). */
export function tokenExchange(exchange: Exchange, kinds: [MessageKind, MessageKind]): TokenExchange {
  const request = requestMessage(kinds[0], exchange);
  const response = responseMessage(kinds[1], exchange);
  const { error, description } = errorOf(response);
  return {
    request: textOf(request, 'code') === undefined && textOf(request, 'auth_code') !== undefined ? withCodeAlias(request) : request,
    ...(response && { response }),
    ...(!exchange.response.observed && exchange.response.because !== 'unanswered' && { unseen: exchange.response.because }),
    outcome: outcomeOf(exchange, request, response, error),
    ...(error !== undefined && { error }),
    ...(description !== undefined && { description }),
  };
}

/**
 * True for a request that the network lost, the page gave up, or the server turned away without a look at the code, and in whose place a later one stands:
 * some libraries try HTTP Basic first and the body next (RFC 6749 §2.3.1).
 */
export const wasMadeUp = (attempt: TokenExchange, index: number, all: readonly TokenExchange[]): boolean =>
  (attempt.outcome === 'failed' || wasTurnedAway(attempt)) &&
  all
    .slice(index + 1)
    .some(
      (later) =>
        (later.outcome === 'issued' && (attempt.outcome === 'failed' || later.request.at >= attempt.request.endedAt)) ||
        (attempt.outcome === 'failed' && isAnsweredRepetition(attempt, later)),
    );

/** The same request once more, and refused: what the server says of it is what the sign-in came to. */
const isAnsweredRepetition = (lost: TokenExchange, later: TokenExchange) =>
  (later.outcome === 'refused' || later.outcome === 'unreadable') &&
  later.request.at >= lost.request.endedAt &&
  later.request.endpoint === lost.request.endpoint &&
  ['code', 'refresh_token'].every((name) => textOf(later.request, name) === textOf(lost.request, name));

/** A client's error without a word of why, such as an empty 400. */
export const isBareRefusal = ({ outcome, error, response }: TokenExchange): boolean =>
  outcome === 'unreadable' && error === undefined && [400, 401, 403].includes(response?.status ?? 0);

const wasTurnedAway = ({ outcome, error, response }: TokenExchange): boolean =>
  (outcome === 'refused' || outcome === 'unreadable') &&
  (error === 'invalid_client' ||
    error === 'temporarily_unavailable' ||
    // Tokens for the same code afterwards: it was a step on the way, such as a demand for a DPoP nonce.
    (error === undefined && response?.body.observed === false && (response.status ?? 0) < 402) ||
    [429, 502, 503, 504].includes(response?.status ?? 0));

/** Supabase calls the code `auth_code`. */
function withCodeAlias(request: TokenExchange['request']): TokenExchange['request'] {
  if (!request.parameters.observed) return request;
  const aliases = request.parameters.value
    .filter((parameter) => parameter.name === 'auth_code')
    .map((parameter) => ({ ...parameter, name: 'code' }));
  return { ...request, parameters: { observed: true, value: [...request.parameters.value, ...aliases] } };
}

function errorOf(response: TokenExchange['response']): { error?: string; description?: string } {
  const challenge = response ? readHeader(response, 'www-authenticate') : undefined;
  const fromHeader = challenge?.state === 'present' ? /\berror="([a-z_]{3,60})"/.exec(challenge.value)?.[1] : undefined;
  const stated = textOf(response, 'error') ?? textOf(response, 'errorCode') ?? textOf(response, 'error_code');
  // What routers and gateways write there is a sentence, no code.
  const sentence = stated !== undefined && (response?.status ?? 0) >= 400 && /\s/.test(stated) ? stated : undefined;
  const error = sentence === undefined ? (stated ?? fromHeader) : fromHeader;
  const description =
    textOf(response, 'error_description') ??
    textOf(response, 'description') ??
    textOf(response, 'errorSummary') ??
    textOf(response, 'message') ??
    textOf(response, 'msg') ??
    sentence;
  return { ...(error !== undefined && { error }), ...(description !== undefined && { description }) };
}

/** A refusal whose text was not recorded, but which hands a nonce to a proof that has none (RFC 9449 §8). */
function asksUnseen(request: OAuthMessage, response: OAuthMessage): boolean {
  const proof = dpopProof(request);
  return (
    !response.body.observed &&
    (response.status === 400 || response.status === 401) &&
    readHeader(response, 'dpop-nonce').state === 'present' &&
    proof?.jwt !== undefined &&
    proof.jwt.claims.nonce === undefined
  );
}

function outcomeOf(exchange: Exchange, request: OAuthMessage, response: OAuthMessage | undefined, error: string | undefined): TokenOutcome {
  if (!response || response.status === undefined) return 'unanswered';
  const hasToken = response.parameters.observed && ['present', 'unobserved'].includes(read(response, 'access_token').state);
  if (response.networkError !== undefined && response.status < 300) return response.status === 0 ? 'failed' : 'blocked';
  if (response.status === 0 && !(response.body.observed && response.body.value)) return 'failed';
  if (response.status >= 300 && response.status < 400) return 'redirected';
  if (response.status < 300 && corsVerdict(exchange) === 'denied') return 'blocked';
  if (error === 'use_dpop_nonce' || asksUnseen(request, response)) return 'nonce-asked';
  if (error === 'authorization_pending' || (error === 'slow_down' && !redeemsCode(request))) return 'pending';
  if (hasToken && response.status < 400) return 'issued';
  if (error !== undefined) return 'refused';
  const nested =
    response.parameters.observed && (read(response, 'id_token').state === 'present' || read(response, 'authed_user').state === 'present');
  if (nested && response.status < 400) return 'issued';
  if (response.status >= 400)
    return response.format === 'html' || response.format === 'text' || response.format === 'empty' ? 'unreadable' : 'refused';
  if (!response.body.observed) return 'issued';
  return 'unreadable';
}
