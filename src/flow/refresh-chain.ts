import { proofThumbprint } from '../oauth/jwk-thumbprint.ts';
import { readHeader, textOf } from '../oauth/message.ts';
import type { TokenExchange } from './flow.ts';

/** The earlier refresh in which the server replaced this refresh's token by another one (RFC 6749 §6), whether or not the page could read that. */
export function replacementBefore(exchanges: readonly TokenExchange[], later: TokenExchange): TokenExchange | undefined {
  const token = textOf(later.request, 'refresh_token');
  if (token === undefined) return undefined;
  return exchanges.find((earlier) => {
    const next = textOf(earlier.response, 'refresh_token');
    return (
      earlier !== later &&
      earlier.request.endedAt <= later.request.at &&
      textOf(earlier.request, 'refresh_token') === token &&
      next !== undefined &&
      next !== token
    );
  });
}

/** An earlier refresh with the same token whose answer never came to the recorder: whether it replaced the token cannot be told. */
export function lostBefore(exchanges: readonly TokenExchange[], later: TokenExchange): TokenExchange | undefined {
  const token = textOf(later.request, 'refresh_token');
  return exchanges.find(
    (earlier) =>
      earlier.request.at < later.request.at &&
      (earlier.outcome === 'failed' || earlier.outcome === 'unanswered') &&
      token !== undefined &&
      textOf(earlier.request, 'refresh_token') === token,
  );
}

/** The refresh with the same token that was still under way when this one was sent. */
export function rivalOf(exchanges: readonly TokenExchange[], later: TokenExchange): TokenExchange | undefined {
  const token = textOf(later.request, 'refresh_token');
  const index = exchanges.indexOf(later);
  return exchanges
    .slice(0, index)
    .find(
      (earlier) =>
        token !== undefined &&
        earlier.request.at <= later.request.at &&
        later.request.at < earlier.request.endedAt &&
        textOf(earlier.request, 'refresh_token') === token,
    );
}

/** When the refresh token of a request was handed out: the answer that brought it. */
export function originOf(exchanges: readonly TokenExchange[], later: TokenExchange): TokenExchange | undefined {
  const token = textOf(later.request, 'refresh_token');
  return exchanges.findLast(
    (earlier) => token !== undefined && earlier.request.at < later.request.at && textOf(earlier.response, 'refresh_token') === token,
  );
}

/** The thumbprint of the key in an exchange's DPoP proof: `none` where it had no proof, undefined where that cannot be seen or read. */
export function keyOf({ request }: TokenExchange): string | 'none' | undefined {
  const proof = readHeader(request, 'dpop');
  if (proof.state === 'absent') return 'none';
  return proof.state === 'present' ? proofThumbprint(proof.value) : undefined;
}
