import { type HeaderField, type Observed, observed, unobserved } from '../http/exchange.ts';
import { headerValue, mediaType } from '../http/header.ts';
import { formPairs } from '../http/url.ts';
import { largestBody } from './interesting.ts';

/** A request's body as `webRequest.onBeforeRequest` gives it: a form as names and values, anything else as bytes, a Blob in Chrome not at all. */
export interface UploadedBody {
  error?: string;
  formData?: Readonly<Record<string, readonly unknown[]>>;
  raw?: readonly { bytes?: ArrayBuffer; file?: string }[];
}

/** The body as text. A form is written out again, so its wire form, and in Chrome the order of its names, may differ from what was sent. */
export function requestBodyOf(method: string, body: UploadedBody | null | undefined): Observed<string> {
  if (!body) return /^(?:POST|PUT|PATCH)$/i.test(method) ? unobserved('body-not-captured') : observed('');
  if (body.formData) {
    const text = formText(body.formData);
    if (text.length > largestBody) return unobserved('body-too-large');
    return text === '' ? unobserved('body-not-captured') : observed(text);
  }
  const parts = body.raw ?? [];
  const size = parts.reduce((sum, { bytes }) => sum + (bytes?.byteLength ?? 0), 0);
  if (size > largestBody) return unobserved('body-too-large');
  if (body.error || size === 0 || parts.some(({ bytes }) => !bytes)) return unobserved('body-not-captured');
  const decoder = new TextDecoder();
  return observed(parts.map(({ bytes }) => decoder.decode(bytes, { stream: true })).join('') + decoder.decode());
}

function formText(form: Readonly<Record<string, readonly unknown[]>>): string {
  const pairs: string[] = [];
  for (const [name, values] of Object.entries(form))
    for (const value of values) if (typeof value === 'string') pairs.push(`${encode(name)}=${encode(value)}`);
  return pairs.join('&');
}

// A lone surrogate cannot be encoded; nothing of OAuth holds one.
const encode = (text: string) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

/** A multipart form in its own notation (RFC 7578 §4.1), for `webRequest` shows it like any other form; other bodies stay as they are. */
export function writtenAsMultipart(body: Observed<string>, headers: readonly HeaderField[]): Observed<string> {
  if (!body.observed || mediaType(headers) !== 'multipart/form-data' || body.value.startsWith('--')) return body;
  const boundary = /boundary="?([^";]+)/i.exec(headerValue(headers, 'content-type') ?? '')?.[1];
  if (!boundary) return body;
  const parts = formPairs(body.value).map(
    ({ name, value }) => `--${boundary}\r\nContent-Disposition: form-data; name="${name.replaceAll('"', '%22')}"\r\n\r\n${value}\r\n`,
  );
  return observed(`${parts.join('')}--${boundary}--\r\n`);
}
