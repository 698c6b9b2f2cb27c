import { type Exchange, type HeaderField, type HttpRequest, type HttpResponse, observed, unobserved } from '../http/exchange.ts';
import { headerValue } from '../http/header.ts';

/** A request line or a status line (RFC 9112 §3, §4). */
const startLine = /^(?:([A-Z]{3,10}) (\S+) HTTP\/[\d.]+|HTTP\/[\d.]+ (\d{3})[^\r\n]*)$/gm;

/** Messages as HTTP/1.1 writes them, as proxies and specifications show them: each request with the answer that follows it. */
export function httpMessages(text: string): Pick<Exchange, 'request' | 'response'>[] {
  const exchanges: Pick<Exchange, 'request' | 'response'>[] = [];
  const plain = text.replaceAll('\r\n', '\n');
  const starts = [...plain.matchAll(startLine)];
  for (const [index, start] of starts.entries()) {
    const [line, method, target, status] = start;
    const rest = plain.slice(start.index + line.length + 1, starts[index + 1]?.index);
    const end = rest.startsWith('\n') ? 0 : rest.indexOf('\n\n');
    const headers = fieldsOf(end < 0 ? rest : rest.slice(0, end));
    const body = observed(end < 0 ? '' : rest.slice(end).trim());
    if (method) exchanges.push({ request: requestTo(target!, { method, headers, body }), response: unobserved('unanswered') });
    else if (exchanges.length) exchanges.at(-1)!.response = observed<HttpResponse>({ status: Number(status), headers, body });
  }
  return exchanges;
}

const fieldsOf = (head: string): HeaderField[] =>
  head.split('\n').flatMap((line) => {
    const [, name, value] = /^([\w!#$%&'*+.^`|~-]+):\s*(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [{ name, value: value!.trim() }];
  });

/** The message does not say whether it was encrypted; only on the machine itself is it likely not. */
function requestTo(target: string, request: Omit<HttpRequest, 'url'>): HttpRequest {
  const host = headerValue(request.headers, 'host') ?? 'host.invalid';
  const scheme = /^(?:localhost|127\.|\[::1\]|[^:]+\.localhost)/.test(host) ? 'http' : 'https';
  return { ...request, url: target.startsWith('/') ? `${scheme}://${host}${target}` : target };
}
