import type { Exchange } from '../http/exchange.ts';
import { formPairs, urlParts } from '../http/url.ts';

/** A request as SARIF has it (§3.46). */
export function webRequest({ request }: Exchange) {
  const { query } = urlParts(request.url);
  return {
    protocol: 'HTTP',
    version: '1.1',
    target: request.url,
    method: request.method,
    headers: joined(request.headers),
    parameters: joined(formPairs(query)),
    ...(request.body.observed && request.body.value !== '' && { body: { text: request.body.value } }),
  };
}

/** The answer to it (§3.47). */
export function webResponse({ response }: Exchange) {
  if (!response.observed) return { noResponseReceived: true };
  const { status, headers, body } = response.value;
  if (status === 0) return { noResponseReceived: true };
  return {
    protocol: 'HTTP',
    version: '1.1',
    statusCode: status,
    headers: joined(headers),
    ...(body.observed && body.value !== '' && { body: { text: body.value } }),
  };
}

/** Names and values as one object; what comes twice is joined by a comma. */
function joined(pairs: readonly { name: string; value: string }[]): Record<string, string> {
  const all = new Map<string, string>();
  for (const { name, value } of pairs) all.set(name, all.has(name) ? `${all.get(name)}, ${value}` : value);
  return Object.fromEntries(all);
}
