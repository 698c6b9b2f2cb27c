import { list, number, record, text } from './har-values.ts';
import type { Glance } from './interesting.ts';

/** What the sieve looks at in an entry, as it stands in the file. Texts may be cut after `reach` characters. */
export interface EntryFacts {
  hasRequest: boolean;
  method?: string | undefined;
  url?: string | undefined;
  referer: string;
  postText?: string | undefined;
  postEncoding?: string | undefined;
  postParams: string;
  status?: number | undefined;
  redirectUrl?: string | undefined;
  location: string;
}

/** Longest piece of a text that the sieve looks at, in characters. */
export const reach = 32_768;

/** Header fields that Chrome leaves out of an ordinary export. */
export const sensitiveHeaders: readonly string[] = ['authorization', 'cookie', 'set-cookie'];

/** The facts of an entry that was parsed whole: what the byte scanner finds must be the same. */
export function factsOf(entry: unknown): EntryFacts {
  const request = record(record(entry)?.request);
  const response = record(record(entry)?.response);
  const postData = record(request?.postData);
  return {
    hasRequest: request !== undefined,
    method: text(request?.method),
    url: text(request?.url),
    referer: headerTexts(request, 'referer'),
    postText: text(postData?.text),
    postEncoding: text(postData?.encoding),
    postParams: list(postData?.params)
      .filter((param) => record(param))
      .map((param) => `${text(record(param)?.name) ?? ''}=${text(record(param)?.value) ?? ''}&`)
      .join(''),
    status: number(response?.status),
    redirectUrl: text(response?.redirectURL),
    location: headerTexts(response, 'location'),
  };
}

/** What the sieve is shown. A redirect counts only with a 3xx status, so that an answer's body need not be read to its end. */
export function glanceOf(facts: EntryFacts): Glance {
  const redirect = isSettledStatus(facts.status) ? '' : (facts.redirectUrl || facts.location).slice(0, reach);
  const body = facts.postText ? bodyStart(facts.postText, facts.postEncoding) : facts.postParams.slice(0, reach);
  return {
    method: (facts.method ?? '').slice(0, 64).toUpperCase(),
    url: facts.url ?? '',
    ...(body && { body }),
    ...(redirect && { redirect }),
    ...(facts.status !== undefined && { status: facts.status }),
    ...(facts.referer && { referer: facts.referer.slice(0, reach) }),
  };
}

/** Whether a status says that nothing which comes later in the answer can make the entry interesting. */
export const isSettledStatus = (status: number | undefined): boolean => status !== undefined && !(status >= 300 && status < 400);

function headerTexts(side: Record<string, unknown> | undefined, name: string): string {
  return list(side?.headers)
    .filter((field) => text(record(field)?.name)?.toLowerCase() === name)
    .map((field) => `${text(record(field)?.value) ?? ''} `)
    .join('');
}

function bodyStart(body: string, encoding: string | undefined): string {
  if (encoding !== 'base64') return body.slice(0, reach);
  try {
    return atob(body.slice(0, reach).replace(/\s+/g, '').slice(0, 32_000));
  } catch {
    return body.slice(0, reach);
  }
}
