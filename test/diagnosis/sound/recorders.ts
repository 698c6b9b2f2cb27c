import { exchangesOfHar } from '../../../src/capture/har-entry.ts';
import { parseTranscript } from '../../../src/capture/transcript.ts';
import type { Exchange } from '../../../src/http/exchange.ts';
import { call, get, idToken, opaque, pkce, recording, tokens, url, verifierOf } from './wire.ts';

const app = 'https://app.example';
const issuer = 'https://as.example';
const asked = {
  client_id: 'spa',
  redirect_uri: `${app}/cb`,
  response_type: 'code',
  scope: 'openid offline_access',
  state: opaque('rec', 32),
  nonce: opaque('recn', 24),
  ...pkce('rec'),
};
const code = opaque('rec code', 48);
const answer = url(`${app}/cb`, { code, state: asked.state, iss: issuer });

const preflight = `OPTIONS ${issuer}/token
> Origin: ${app}
> Access-Control-Request-Method: POST
> Access-Control-Request-Headers: x-client
< 204
< Access-Control-Allow-Origin: ${app}
< Access-Control-Allow-Headers: x-client`;

const sound = recording(
  call(`${issuer}/.well-known/openid-configuration`, {
    origin: app,
    answer: {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    },
  }),
  get(url(`${issuer}/authorize`, asked), `302 ${issuer}/login?txn=${opaque('txn', 20)}`),
  get(`${issuer}/login?txn=${opaque('txn', 20)}`),
  `POST ${issuer}/login?txn=${opaque('txn', 20)}\n> Content-Type: application/x-www-form-urlencoded\n> Origin: ${issuer}\n> user=a&password=b\n< 302 ${answer}\n< Set-Cookie: sid=x; HttpOnly`,
  get(answer),
  get(`${app}/assets/index-4f2c.js`, '200 import{a}from"./b.js"', [`Referer: ${answer}`]),
  preflight,
  call(`${issuer}/token`, {
    origin: app,
    head: ['X-Client: spa/1', `Referer: ${app}/`],
    body: { grant_type: 'authorization_code', client_id: 'spa', code, redirect_uri: `${app}/cb`, code_verifier: verifierOf('rec') },
    answer: tokens({ id_token: idToken({ iss: issuer, aud: 'spa', nonce: asked.nonce }), refresh_token: opaque('recr', 43) }),
  }),
  call(`${issuer}/jwks`, { origin: app, answer: { keys: [{ kty: 'RSA', kid: 'k1', n: 'x', e: 'AQAB' }] } }),
  call('https://api.example/me', { origin: app, head: [`Authorization: Bearer ${opaque('access token', 64)}`], answer: { id: 1 } }),
);

interface HarEntry {
  [name: string]: unknown;
  request: { url: string; method: string; headers: { name: string; value: string }[]; postData?: unknown };
  response: { [name: string]: unknown; status: number; headers: { name: string; value: string }[] };
}

/** The recording as a HAR file; a dialect may then change each entry, or drop it. */
function har(creator: string, change: (entry: HarEntry) => HarEntry | undefined = (entry) => entry): Exchange[] {
  const entries = parseTranscript(sound).flatMap(({ startedAt, took, request, response }) => {
    const body = request.body.observed ? request.body.value : '';
    const value = response.observed ? response.value : { status: 0, headers: [], body: { observed: true as const, value: '' } };
    const fields = [{ name: 'Host', value: request.url.split('/')[2]! }, ...request.headers].map(({ name, value: text }) => ({
      name,
      value: text,
    }));
    const entry: HarEntry = {
      startedDateTime: new Date(startedAt).toISOString(),
      time: took ?? 0,
      cache: {},
      timings: { send: 0, wait: 1, receive: 0 },
      request: {
        method: request.method,
        url: request.url,
        httpVersion: 'HTTP/2',
        headers: fields,
        queryString: [],
        cookies: [],
        headersSize: -1,
        bodySize: body.length,
        ...(body && { postData: { mimeType: 'application/x-www-form-urlencoded', text: body } }),
      } as HarEntry['request'],
      response: {
        status: value.status,
        statusText: '',
        httpVersion: 'HTTP/2',
        headers: value.headers.map(({ name, value: text }) => ({ name, value: text })),
        cookies: [],
        content: { size: 0, mimeType: 'application/json', text: value.body.observed ? value.body.value : '' },
        redirectURL: value.headers.find(({ name }) => name === 'Location')?.value ?? '',
        headersSize: -1,
        bodySize: -1,
      } as HarEntry['response'],
    };
    return change(entry) ?? [];
  });
  return exchangesOfHar({ log: { version: '1.2', creator: { name: creator, version: '1' }, pages: [], entries } }).exchanges;
}

const without = (names: RegExp, entry: HarEntry): HarEntry => ({
  ...entry,
  request: { ...entry.request, headers: entry.request.headers.filter(({ name }) => !names.test(name)) },
  response: { ...entry.response, headers: entry.response.headers.filter(({ name }) => !names.test(name)) },
});
const isToken = ({ request }: HarEntry) => request.url.endsWith('/token') && request.method === 'POST';
const noBody = (entry: HarEntry): HarEntry => ({
  ...entry,
  response: { ...entry.response, content: { size: 900, mimeType: 'application/json' } },
});

/** One sound sign-in as several recorders write it: name → the exchanges, and what it must come to. */
export const recorders: Record<string, [exchanges: () => Exchange[], status: 'sound' | 'incomplete']> = {
  'Chrome, sanitized': [() => har('WebInspector', (entry) => without(/^(?:cookie|set-cookie|authorization)$/i, entry)), 'sound'],
  'Chrome, with sensitive data': [() => har('WebInspector'), 'sound'],
  'Chrome, redirects without a body and the token answer evicted': [
    () => har('WebInspector', (entry) => (isToken(entry) ? noBody(entry) : entry)),
    'sound',
  ],
  'Chrome, provisional headers only': [
    () => har('WebInspector', (entry) => ({ ...entry, request: { ...entry.request, headers: [] } })),
    'sound',
  ],
  'Chrome, devtools opened on the callback page': [
    () => har('WebInspector', (entry) => (/\/(?:authorize|login)\?/.test(entry.request.url) ? undefined : entry)),
    'sound',
  ],
  'Chrome, devtools opened after the sign-in': [
    () => har('WebInspector', (entry) => (/\/(?:authorize|login|cb)\?/.test(entry.request.url) ? undefined : entry)),
    'sound',
  ],
  'Chrome, "preserve log" off: only what came before the callback': [
    () => har('WebInspector', (entry) => (/as\.example\/(?:authorize|login|\.well)/.test(entry.request.url) ? entry : undefined)),
    'incomplete',
  ],
  'Chrome, the token request is written twice by a service worker': [
    () => {
      const [first, ...more] = har('WebInspector');
      const token = more.findIndex(({ request }) => request.method === 'POST' && request.url.endsWith('/token'));
      return [first!, ...more, { ...more[token]!, id: 'twice', startedAt: more[token]!.startedAt + 2, viaServiceWorker: true }];
    },
    'sound',
  ],
  'Firefox: no preflights, parameters of the body in pairs only': [
    () =>
      har('Firefox', (entry) => {
        if (entry.request.method === 'OPTIONS') return undefined;
        const text = (entry.request.postData as { text?: string } | undefined)?.text;
        if (!text) return entry;
        const params = [...new URLSearchParams(text)].map(([name, value]) => ({ name, value }));
        return { ...entry, request: { ...entry.request, postData: { mimeType: 'application/x-www-form-urlencoded', params, text } } };
      }),
    'sound',
  ],
  'Safari: no Origin, no cookies, no redirects of their own': [
    () =>
      har('WebKit Web Inspector', (entry) =>
        entry.request.method === 'OPTIONS' ? undefined : without(/^(?:cookie|set-cookie|origin)$/i, entry),
      ),
    'sound',
  ],
  'Playwright with content omitted': [() => har('Playwright', noBody), 'sound'],
  'a sanitizer that writes REDACTED over every secret': [
    () =>
      har('WebInspector', (entry) =>
        JSON.parse(
          JSON.stringify(entry)
            .replace(/((?:code|code_verifier|state|nonce|code_challenge)=)[^&"#\\]+/g, '$1REDACTED')
            .replace(/(\\"(?:access_token|id_token|refresh_token)\\":\\")[^"\\]+/g, '$1REDACTED'),
        ),
      ),
    'sound',
  ],
};
