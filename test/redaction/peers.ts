import type { Entry, Har, Header } from 'har-format';

/**
 * How other tools take the secrets out of a HAR file, written anew from what was seen of them: Chrome's "Export HAR (sanitized)" (156),
 * Cloudflare's har-sanitizer (2024-09-19) and KZero SSO Tracer (0.2.0). Where something was in doubt, the kinder reading was taken.
 */
export const peers = {
  chrome: (har: Har) => text({ log: { ...har.log, entries: har.log.entries.map(withoutCredentialHeaders) } }),
  cloudflareCall: (har: Har) => withoutSignatures(text(har)),
  cloudflarePage: (har: Har) => withoutSignatures(withoutWords(har, defaultWords)),
  cloudflareAll: (har: Har) =>
    withoutSignatures(withoutWords({ log: { ...har.log, entries: har.log.entries.map(emptied) } }, namesIn(har))),
  kzero: (har: Har) => text({ log: { version: '1.2', entries: har.log.entries.map(asKzero) } }),
};

const text = (value: unknown) => JSON.stringify(value, null, 2);

const isCredential = ({ name }: Header) => /^(?:cookie|set-cookie|authorization)$/i.test(name);
const kept = (headers: Header[]) => headers.filter((header) => !isCredential(header));

const withoutCredentialHeaders = ({ request, response, ...entry }: Entry) => ({
  ...entry,
  request: { ...request, headers: kept(request.headers), cookies: [] },
  response: { ...response, headers: kept(response.headers), cookies: [] },
});

/** What Cloudflare's page ticks for a start. */
const defaultWords =
  'Authorization SAMLRequest SAMLResponse access_token appID assertion auth authenticity_token challenge client_id client_secret code code_challenge code_verifier email facetID fcParams id_token password refresh_token serverData shdf state token usg vses2 x-client-data'.split(
    ' ',
  );

const withoutSignatures = (json: string) => json.replace(/\b(ey[\w=-]+\.ey[\w=-]+)\.[\w.+/=-]+/g, '$1.redacted');

/** `word=value` in any text, and the value of each `{ name, value }` of that name; not in JSON bodies, and not where `=` is encoded. */
function withoutWords(har: unknown, words: readonly string[]): string {
  const named = JSON.stringify(
    har,
    (_, value) => (words.includes(value?.name) && 'value' in value ? { ...value, value: '[redacted]' } : value),
    2,
  );
  const escaped = words.map((word) => word.replace(/[^\w-]/g, '\\$&')).sort((a, b) => b.length - a.length);
  return named.replace(new RegExp(`([\\s";,&?](?:${escaped.join('|')})=)[^&;"\\\\]+`, 'g'), '$1[redacted]');
}

/** All names that its page offers to tick. */
const namesIn = (har: Har) => [
  ...new Set(
    har.log.entries.flatMap(({ request, response }) =>
      [request.headers, request.cookies, request.queryString, request.postData?.params ?? [], response.headers, response.cookies]
        .flat()
        .map(({ name }) => name),
    ),
  ),
];

/** Every body is of a kind that can be ticked. */
const emptied = ({ request, response, ...entry }: Entry) => ({
  ...entry,
  request: { ...request, ...(request.postData && { postData: { ...request.postData, text: '[redacted]' } }) },
  response: { ...response, content: { ...response.content, text: '[redacted]' } },
});

const removed = /^(?:access_token|refresh_token|id_token|code_verifier|client_secret|session_state)$/i;
const hashed = /^(?:state|nonce|code)$/i;
const params = (part: string) =>
  new URLSearchParams(
    [...new URLSearchParams(part)]
      .filter(([name]) => !removed.test(name))
      .map(([name, value]) => [name, hashed.test(name) ? '[hash]' : value]),
  ).toString();

const holdsOne = (name: string, words: string) => words.split(' ').some((word) => name.toLowerCase().includes(word));

/** The request's own address, but neither `Location`, `Referer` nor `redirectURL`; no bodies at all. */
const asKzero = ({ startedDateTime, request, response }: Entry) => ({
  startedDateTime,
  time: 0,
  request: {
    method: request.method,
    url: Object.assign(new URL(request.url), {
      search: params(new URL(request.url).search),
      hash: params(new URL(request.url).hash.slice(1)),
    }).href,
    headers: request.headers.map(asKzeroHeader),
    queryString: request.queryString.map(({ name, value }) => ({
      name,
      value: holdsOne(name, 'code state nonce access_token id_token saml sso') ? '[redacted]' : value,
    })),
  },
  response: {
    status: response.status,
    headers: response.headers.map(asKzeroHeader),
    content: { size: 0, mimeType: 'text/html' },
    redirectURL: response.redirectURL,
  },
  cache: {},
  timings: { send: 0, wait: 0, receive: 0 },
});

const asKzeroHeader = ({ name, value }: Header) => ({
  name,
  value: holdsOne(name, 'cookie authorization bearer token secret x-api-key') ? '[redacted]' : value,
});
