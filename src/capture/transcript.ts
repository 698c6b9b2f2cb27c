import { type Exchange, type ExchangeContext, endOf, type HeaderField, observed, unobserved } from '../http/exchange.ts';
import { headerValue } from '../http/header.ts';

/** When a transcript names no time, its first exchange starts here: 2026-01-01T00:00:00Z. */
const epoch = Date.UTC(2026, 0, 1);

interface Draft {
  line: number;
  method: string;
  url: string;
  request: HeaderField[];
  response: HeaderField[];
  body: string[];
  bodyHidden: boolean;
  answer?: { status: number; rest: string };
  answerHidden: boolean;
  answerBody: string[];
  answerBodyHidden: boolean;
  clock: string[];
  options: Record<string, unknown>;
}

/**
 * Reads the small text form of exchanges that the paste box, the rules' examples and the tests share.
 * `METHOD URL` begins an exchange, `> ` is the request's, `< ` the response's, `@ ` sets time and context, `#` comments.
 */
export function parseTranscript(text: string): Exchange[] {
  const drafts: Draft[] = [];
  let clock: string[] = [];
  let options: Record<string, unknown> = {};
  text.split(/\r?\n/).forEach((line, index) => {
    const begin = /^\s*([A-Z]{3,10}) ([a-z][a-z0-9+.-]*:\S.*)$/.exec(line);
    if (/^\s*(#|$)/.test(line)) return;
    if (/^\s*@/.test(line)) {
      const setting = line.replace(/^\s*@\s*/, '').trim();
      if (setting.startsWith('{')) options = { ...options, ...jsonObject(setting) };
      else clock.push(setting);
    } else if (begin) {
      drafts.push({
        line: index + 1,
        method: begin[1]!,
        url: begin[2]!.trim(),
        request: [],
        response: [],
        body: [],
        bodyHidden: false,
        answerHidden: false,
        answerBody: [],
        answerBodyHidden: false,
        clock,
        options,
      });
      clock = [];
      options = {};
    } else {
      const draft = drafts.at(-1);
      if (draft) addLine(draft, line);
    }
  });
  return timed(drafts);
}

function addLine(draft: Draft, line: string): void {
  const [, side, content] = /^\s*([<>]) ?(.*)$/.exec(line) ?? [];
  if (side === '>') {
    if (content === '(not captured)') draft.bodyHidden = true;
    else if (draft.body.length === 0 && headerLine.test(content!)) draft.request.push(headerField(content!));
    else if (draft.body.length > 0 || content !== '') draft.body.push(content!);
  } else if (side === '<') {
    const status = /^(\d{1,3})(?: (.*))?$/.exec(content!);
    if (content === '(no answer)') draft.answerHidden = true;
    else if (content === '(body not captured)') draft.answerBodyHidden = true;
    else if (!draft.answer && status) draft.answer = { status: Number(status[1]), rest: status[2] ?? '' };
    else if (draft.answerBody.length === 0 && headerLine.test(content!)) draft.response.push(headerField(content!));
    else draft.answerBody.push(content!);
  }
}

const headerLine = /^[A-Za-z][A-Za-z0-9-]*: /;

function headerField(line: string): HeaderField {
  const colon = line.indexOf(':');
  return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
}

function timed(drafts: Draft[]): Exchange[] {
  const exchanges: Exchange[] = [];
  for (const draft of drafts) {
    const previous = exchanges.at(-1);
    let startedAt = previous ? endOf(previous) + 100 : epoch;
    for (const setting of draft.clock) {
      const relative = /^\+([\d.]+)(ms|s|m)$/.exec(setting);
      const absolute = Date.parse(setting);
      if (relative)
        startedAt = (previous?.startedAt ?? epoch) + Number(relative[1]) * { ms: 1, s: 1000, m: 60_000 }[relative[2] as 'ms' | 's' | 'm'];
      else if (!Number.isNaN(absolute)) startedAt = absolute;
    }
    exchanges.push(exchangeOf(draft, exchanges.length, startedAt));
  }
  return exchanges;
}

function exchangeOf(draft: Draft, index: number, startedAt: number): Exchange {
  const { took, error, withheld, fromCache, viaServiceWorker, ...context } = draft.options;
  const bodyText = draft.body.join('\n');
  const request = bodyText && !headerValue(draft.request, 'content-type') ? withType(draft.request, requestType(bodyText)) : draft.request;
  return {
    id: `e${index + 1}`,
    startedAt,
    took: typeof took === 'number' ? took : 20,
    from: { adapter: 'transcript', position: draft.line },
    context: context as ExchangeContext,
    request: {
      method: draft.method,
      url: draft.url,
      headers: request,
      body: draft.bodyHidden ? unobserved('body-not-captured') : observed(bodyText),
    },
    response: responseOf(draft, typeof error === 'string' ? error : undefined),
    ...withheldHeaders(draft, withheld),
    ...(fromCache === true && { fromCache: true as const }),
    ...(viaServiceWorker === true && { viaServiceWorker: true as const }),
  };
}

function responseOf(draft: Draft, error: string | undefined): Exchange['response'] {
  if (draft.answerHidden || !draft.answer) return unobserved('unanswered');
  const { status, rest } = draft.answer;
  if (status === 0) {
    const named = error ?? rest;
    return observed({ status, headers: [], body: observed(''), ...(named && { error: named }) });
  }
  const redirect = status >= 300 && status < 400 && rest && !/^[{[<]/.test(rest);
  const body = [redirect ? '' : rest, ...draft.answerBody].filter(Boolean).join('\n');
  const headers = redirect ? [...draft.response, { name: 'Location', value: rest }] : withType(draft.response, responseType(body));
  return observed({
    status,
    headers,
    body: draft.answerBodyHidden ? unobserved('body-not-captured') : observed(body),
    ...(error !== undefined && { error }),
  });
}

/** A transcript that writes no request header at all has not looked at them; one that writes some has written all. */
function withheldHeaders(draft: Draft, withheld: unknown): { withheld?: string[] } {
  const named = Array.isArray(withheld) ? withheld.filter((name): name is string => typeof name === 'string') : [];
  const all = draft.request.length === 0 ? ['authorization', 'origin', 'cookie', 'referer', 'dpop', 'accept'] : [];
  return named.length + all.length ? { withheld: [...new Set([...named, ...all])] } : {};
}

function withType(headers: HeaderField[], type: string): HeaderField[] {
  return type && !headerValue(headers, 'content-type') ? [...headers, { name: 'Content-Type', value: type }] : headers;
}

const requestType = (body: string) =>
  /^\s*[{[]/.test(body) ? 'application/json' : body.startsWith('--') ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
const responseType = (body: string) => (/^\s*[{[]/.test(body) ? 'application/json' : /^\s*</.test(body) ? 'text/html' : '');

function jsonObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
