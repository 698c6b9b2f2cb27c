import type { OAuthMessage } from '../oauth/message.ts';
import type { TokenExchange } from './flow.ts';

/** The exchange that a token request belongs to, with its outcome. */
export const exchangeOf = (request: OAuthMessage, exchanges: readonly TokenExchange[]): TokenExchange | undefined =>
  exchanges.find((exchange) => exchange.request.exchange === request.exchange);

/** True when the server answered this token request with an access token. */
export const wasIssued = (request: OAuthMessage, exchanges: readonly TokenExchange[]): boolean =>
  exchangeOf(request, exchanges)?.outcome === 'issued';
