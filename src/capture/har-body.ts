import { type HeaderField, type Observed, observed, unobserved } from '../http/exchange.ts';
import { headerValue } from '../http/header.ts';
import { list, number, record, text } from './har-values.ts';

/** A request's body: `postData.text` where it is there, else made from `params`, whose dialects differ (see below). */
export function requestBody(request: Record<string, unknown>, headers: readonly HeaderField[]): Observed<string> {
  const postData = record(request.postData);
  const body = text(postData?.text);
  if (body) return observed(text(postData?.encoding) === 'base64' ? decoded(body) : body);
  const params = list(postData?.params);
  if (params.length) return observed(bodyOfParams(params));
  const length = headerValue(headers, 'content-length');
  // Playwright writes an empty text where it keeps the body in a file of its own, or not at all.
  if (body === '' && postData?._file === undefined && !(Number(length) > 0)) return observed('');
  const size = number(request.bodySize);
  const mayHaveBody = /^(POST|PUT|PATCH)$/i.test(text(request.method) ?? '');
  if (!mayHaveBody || length === '0' || (size === 0 && (length === undefined || length === '0'))) return observed('');
  return unobserved('body-not-captured');
}

/** Chrome writes the values of `params` percent-encoded, Firefox decoded: one value with a character that encoding would remove tells. */
function bodyOfParams(params: readonly unknown[]): string {
  const pairs = params.map((param) => ({ name: text(record(param)?.name) ?? '', value: text(record(param)?.value) ?? '' }));
  const encoded =
    pairs.every(({ value }) => /^[A-Za-z0-9%+._~*'()!-]*$/.test(value)) && pairs.some(({ value }) => /%[0-9A-Fa-f]{2}/.test(value));
  const write = (part: string) => (encoded ? part : encodeURIComponent(part));
  return pairs.map(({ name, value }) => `${write(name)}=${write(value)}`).join('&');
}

/** A response's body; recorders leave `text` out both for empty bodies and for bodies that they did not keep. */
export function responseBody(content: Record<string, unknown> | undefined, status: number): Observed<string> {
  const body = text(content?.text);
  if (body !== undefined && body !== '') return observed(text(content?.encoding) === 'base64' ? decoded(body) : body);
  const size = number(content?.size);
  if (body === '' && (size === undefined || size <= 0)) return observed('');
  if (status === 204 || status === 304 || (status >= 300 && status < 400) || size === 0) return observed('');
  return unobserved('body-not-captured');
}

function decoded(base64: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
  } catch {
    return base64;
  }
}
