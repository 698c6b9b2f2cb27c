import { read } from '../oauth/message.ts';
import type { TokenExchange } from './flow.ts';

/** The first token request that the server itself answered with an access token: not a cache, not a service worker, not a hidden body. */
export const acceptedExchange = (exchanges: readonly TokenExchange[]): TokenExchange | undefined => exchanges.find(isGenuine);

/** Every such token request. */
export const acceptedExchanges = (exchanges: readonly TokenExchange[]): TokenExchange[] => exchanges.filter(isGenuine);

/** A redacted access token is one all the same: it was there. */
function isGenuine({ outcome, request, response }: TokenExchange): boolean {
  if (outcome !== 'issued' || !response || request.fromCache || request.viaServiceWorker) return false;
  return read(response, 'access_token').state !== 'absent' && response.body.observed;
}
