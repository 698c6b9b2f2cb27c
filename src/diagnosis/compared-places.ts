import type { Flow } from '../flow/flow.ts';
import type { Evidence } from '../http/exchange.ts';
import { headerValue } from '../http/header.ts';
import { urlParts } from '../http/url.ts';
import { read, readHeader, readOtherHeader } from '../oauth/message.ts';
import { issuerMeant, metadataDocument, textMember } from '../oauth/metadata-document.ts';
import type { Comparison } from './diagnosis.ts';

/** What the answer allows to read it, under the origin of the page that asked (Fetch §4.10). */
export function originPair({ timeline }: Flow, at: readonly Evidence[]): Comparison | undefined {
  const name = 'access-control-allow-origin';
  const place = at.find((each) => each.name === name);
  const answer = timeline.find(({ exchange, side }) => exchange === place?.exchange && side === 'response');
  const origin = answer && readOtherHeader(answer, 'origin');
  const allowed = answer && readHeader(answer, name);
  if (!place || origin?.state !== 'present' || !allowed || allowed.state === 'unobserved') return undefined;
  const value = allowed.state === 'present' ? allowed.value : '';
  if (value === origin.value) return undefined;
  return {
    name,
    expected: { label: 'origin of the page', value: origin.value },
    observed: { label: 'answer', value, at: place, ...(allowed.state === 'absent' && { absent: true as const }) },
    secret: false,
  };
}

/** What the body of the token request was declared as, under what it has to be (RFC 6749 §4.1.3). */
export function contentTypePair({ messages: { tokenRequest } }: Flow): Comparison | undefined {
  const type = tokenRequest && headerValue(tokenRequest.headers, 'content-type');
  const form = 'application/x-www-form-urlencoded';
  if (!tokenRequest || type === undefined || type.startsWith(form)) return undefined;
  return {
    name: 'content-type',
    expected: { label: 'as it has to be', value: form },
    observed: {
      label: 'token request',
      value: type,
      at: { exchange: tokenRequest.exchange, part: 'request-header', name: 'content-type' },
    },
    secret: false,
  };
}

/** The issuer that a metadata document declares under the one whose address it was fetched from. */
export function issuerPair({ timeline }: Flow, [found]: readonly Evidence[]): Comparison | undefined {
  const message = timeline.find(({ kind, exchange }) => kind === 'metadata' && exchange === found?.exchange);
  const issuer = message && textMember(metadataDocument(message), 'issuer');
  if (!message || !found || issuer === undefined) return undefined;
  const value = issuerMeant(message.url, issuer);
  return {
    name: 'issuer',
    expected: { label: 'by its address', value, at: { exchange: message.exchange, part: 'request-url' }, made: 'URL' },
    observed: { label: 'declared', value: issuer, at: found },
    secret: false,
  };
}

/** The address that a request went to under the one that the metadata lists. */
export function endpointPair({ timeline }: Flow, [used, listed]: readonly Evidence[]): Comparison | undefined {
  const request = timeline.find(({ exchange, side }) => exchange === used?.exchange && side === 'request');
  const metadata = timeline.find(({ kind, exchange }) => kind === 'metadata' && exchange === listed?.exchange);
  const value = metadata && listed?.name ? textMember(metadataDocument(metadata), listed.name) : undefined;
  if (!request || !used || !listed?.name || value === undefined) return undefined;
  return {
    name: listed.name,
    expected: { label: 'metadata', value, at: listed },
    observed: { label: 'used', value: request.endpoint, at: used, made: 'URL' },
    secret: false,
  };
}

/** The host that the code was sent to under the one that gave it out. */
export function hostPair({ messages }: Flow, at: readonly Evidence[]): Comparison | undefined {
  const { authorizationRequest, authorizationResponse, tokenRequest } = messages;
  if (!authorizationRequest || !tokenRequest) return undefined;
  const iss = at.some(({ name }) => name === 'iss') && authorizationResponse ? read(authorizationResponse, 'iss') : undefined;
  const [first, second] = [authorizationRequest, tokenRequest].map(({ endpoint }) => urlParts(endpoint).origin);
  if (!first || !second || first === second) return undefined;
  const issued = iss?.state === 'present' && urlParts(iss.value).origin === first;
  return {
    name: 'server',
    expected: {
      label: issued ? 'gave the code out' : 'was asked for the code',
      value: first,
      at: issued ? iss.at : { exchange: authorizationRequest.exchange, part: 'request-url' },
      ...(!(issued && iss.value === first) && { made: 'URL' }),
    },
    observed: { label: 'got the code', value: second, at: { exchange: tokenRequest.exchange, part: 'request-url' }, made: 'URL' },
    secret: false,
  };
}
