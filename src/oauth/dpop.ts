import type { Evidence, HeaderField } from '../http/exchange.ts';
import { type Jwt, readJwt } from './jwt.ts';
import { isPlaceholder, type OAuthMessage } from './message.ts';

/** The DPoP proof that a request carries (RFC 9449 §4.1), read as far as it can be. */
export interface DpopProof {
  request: OAuthMessage;
  /** The header's value: of several fields, the first. */
  proof: string;
  /** How many DPoP fields the request has; one is right. */
  fields: number;
  /** Undefined when the value is no JWT. */
  jwt?: Jwt;
  at: Evidence;
}

/** The values of a request's DPoP fields. */
export const proofTexts = (headers: readonly HeaderField[]): string[] =>
  headers
    .filter((field) => field.name.toLowerCase() === 'dpop')
    .flatMap((field) => field.value.split(','))
    .map((value) => value.trim());

/** The DPoP proof of a request; undefined when the request has none, or none that can be seen. */
export function dpopProof(request: OAuthMessage): DpopProof | undefined {
  const values = proofTexts(request.headers);
  const proof = values[0];
  if (request.side !== 'request' || proof === undefined || isPlaceholder(proof)) return undefined;
  const read = readJwt(proof);
  return {
    request,
    proof,
    fields: values.length,
    ...(read.readable && { jwt: read.jwt }),
    at: { exchange: request.exchange, part: 'request-header', name: 'dpop' },
  };
}

/** Every DPoP proof of these messages, in their order. */
export const dpopProofs = (messages: readonly OAuthMessage[]): DpopProof[] => messages.flatMap((message) => dpopProof(message) ?? []);
