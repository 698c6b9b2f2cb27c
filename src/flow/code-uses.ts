import { type OAuthMessage, textOf } from '../oauth/message.ts';
import type { TokenExchange } from './flow.ts';

/** Two token requests with one code, the later one held against the earlier one. */
interface Repetition {
  first: TokenExchange;
  second: TokenExchange;
  /** Milliseconds from the first request's start to the second's. */
  gap: number;
  /** The second was sent before the first had been answered. */
  overlapping: boolean;
}

/** Token requests that were sent again with the same code, without the repetitions that the protocols ask for. */
export function repetitions(exchanges: readonly TokenExchange[]): Repetition[] {
  const uses = exchanges.filter((exchange) => textOf(exchange.request, 'code') !== undefined);
  const found: Repetition[] = [];
  uses.forEach((second, index) => {
    const earlier = uses.slice(0, index).filter((first) => isRepeated(first, second));
    const first = earlier.find((each) => each.outcome === 'issued') ?? earlier[0];
    if (!first) return;
    const gap = second.request.at - first.request.at;
    found.push({ first, second, gap, overlapping: second.request.at < first.request.endedAt || gap === 0 });
  });
  return found;
}

function isRepeated(first: TokenExchange, second: TokenExchange): boolean {
  if (textOf(first.request, 'code') !== textOf(second.request, 'code')) return false;
  if (first.request.endpoint !== second.request.endpoint) return false;
  return !isAskedAgain(first) && !isRecordedTwice(first.request, second.request);
}

/** Answers after which the same request is rightly sent again: RFC 9449 §8, RFC 9110 §11.6.1 and §10.2.3, redirects. */
function isAskedAgain({ outcome, request, error }: TokenExchange): boolean {
  if (outcome === 'nonce-asked' || outcome === 'pending' || outcome === 'redirected') return true;
  if (request.status === 429 || request.status === 503) return true;
  return request.status === 401 && error === 'invalid_client';
}

/** A service worker's fetch shows up twice in a recording: as the page's and as the worker's own. */
function isRecordedTwice(one: OAuthMessage, other: OAuthMessage): boolean {
  return Math.abs(one.at - other.at) <= 5 && one.viaServiceWorker !== other.viaServiceWorker;
}
