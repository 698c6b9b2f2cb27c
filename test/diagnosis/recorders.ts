// What recorders do to the same sign-in: each takes a HAR file apart as some exporter, browser or user does.

type Entry = {
  request: {
    method: string;
    url: string;
    headers: Field[];
    cookies?: unknown[];
    postData?: { mimeType: string; text?: string; params?: Field[] };
  };
  response: {
    status: number;
    headers: Field[];
    cookies?: unknown[];
    redirectURL: string;
    content: { mimeType: string; text?: string; encoding?: string };
  };
  startedDateTime: string;
  time: number;
};
type Field = { name: string; value: string };
type Entries = (entries: Entry[]) => Entry[];

const each =
  (change: (entry: Entry) => void): Entries =>
  (entries) => {
    for (const entry of entries) change(entry);
    return entries;
  };
const without = (side: 'request' | 'response', names: RegExp) => (entry: Entry) => {
  entry[side].headers = entry[side].headers.filter(({ name }) => !names.test(name));
};
const ended = ({ startedDateTime, time }: Entry) => Date.parse(startedDateTime) + time;
const redeems = ({ request }: Entry) => request.method === 'POST' && /grant_type/.test(JSON.stringify(request.postData ?? ''));
const firstCode = (entries: Entry[]) => entries.findIndex(({ request }) => /[?&](?:code|error)=/.test(request.url));

/** Nothing that the verdict rests on is lost: it stays the same. */
export const lossless: Readonly<Record<string, Entries>> = {
  'Chrome, sanitized: no cookies, no Authorization': each((entry) => {
    without('request', /^(?:cookie|authorization)$/i)(entry);
    without('response', /^set-cookie$/i)(entry);
    entry.request.cookies = [];
    entry.response.cookies = [];
  }),
  'redirectURL alone tells the redirect': each(without('response', /^location$/i)),
  'Location alone tells the redirect': each(({ response }) => {
    response.redirectURL = '';
  }),
  'header names in capitals': each(({ request, response }) => {
    for (const field of [...request.headers, ...response.headers]) field.name = field.name.replace(/(^|-)[a-z]/g, (at) => at.toUpperCase());
  }),
  'members of its own left out': each((entry) => {
    for (const part of [entry, entry.request, entry.response, entry.response.content] as Record<string, unknown>[])
      for (const name of Object.keys(part)) if (name.startsWith('_')) delete part[name];
  }),
  'bodies in base64': each(({ response: { content } }) => {
    if (content.text === undefined || content.encoding) return;
    content.text = Buffer.from(content.text).toString('base64');
    content.encoding = 'base64';
  }),
  'sorted by their end': (entries) => entries.sort((one, other) => ended(one) - ended(other)),
  'the newest first': (entries) => entries.reverse(),
  'each request twice': (entries) => entries.flatMap((entry) => [entry, structuredClone(entry)]),
  'without preflights': (entries) => entries.filter(({ request }) => request.method !== 'OPTIONS'),
};

/** What the verdict rests on may be lost: a sound sign-in raises no alarm for it. */
export const lossy: Readonly<Record<string, Entries>> = {
  'no headers at all': each(({ request, response }) => {
    request.headers = [];
    response.headers = [];
  }),
  'no bodies of answers': each(({ response: { content } }) => {
    delete content.text;
    delete content.encoding;
  }),
  'no token request, as one that had no answer yet when it was exported': (entries) => entries.filter((entry) => !redeems(entry)),
  'it ends before the callback': (entries) => entries.slice(0, Math.max(1, firstCode(entries))),
  'it begins at the callback': (entries) => entries.slice(Math.max(0, firstCode(entries))),
  'no redirects': (entries) => entries.filter(({ response: { status } }) => status < 300 || status >= 400),
  'no pages': (entries) => entries.filter(({ response: { status, content } }) => status >= 300 || !/html/.test(content.mimeType)),
};
