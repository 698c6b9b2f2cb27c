import type { Entry, Har, PostData } from 'har-format';
import { s256 } from '../../src/oauth/pkce.ts';

const jwt = (claims: object) =>
  [{ alg: 'RS256', kid: '1' }, claims, 'signature-of-the-token']
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');

/** The 13 kinds of secret of an ordinary sign-in, each in the places where the protocol puts it. */
export const ordinarySecrets = {
  code: 'ordinaryCode-Qm3Zx7Cv1Bn5',
  code_verifier: 'ordinaryVerifier-Aq3Zx7Cv1Bn5Mk9Lj4Hg8Fd2Sa6Pq0',
  client_secret: 'ordinaryClientSecret-Wo3Ei7',
  access_token: 'ordinaryAccessToken-Ru1Ty5Ui9',
  refresh_token: 'ordinaryRefreshToken-Op2As6Df0',
  id_token: jwt({ iss: 'https://as.example', aud: 'spa-1', sub: 'jane', iat: 1767225600, exp: 1767229200 }),
  'Basic credentials': Buffer.from('spa-1:ordinaryBasicPassword').toString('base64'),
  cookie: 'ordinaryCookie-Gh4Jk8Lz2',
  state: 'ordinaryState-Xc6Vb0Nm4',
  nonce: 'ordinaryNonce-Qw8Er2Ty6',
  session_state: 'ordinarySessionState-Ui0Op4',
  id_token_hint: 'ordinaryIdTokenHint-As8Df2Gh6',
  login_hint: 'ordinary.jane@mail.test',
};
const s = ordinarySecrets;

const pairs = (values: Readonly<Record<string, string>>) => Object.entries(values).map(([name, value]) => ({ name, value }));
const query = (values: Readonly<Record<string, string>>) => new URLSearchParams(values).toString();

const asked = {
  response_type: 'code',
  client_id: 'spa-1',
  redirect_uri: 'https://app.example/cb',
  scope: 'openid',
  state: s.state,
  nonce: s.nonce,
  id_token_hint: s.id_token_hint,
  login_hint: s.login_hint,
  code_challenge: s256(s.code_verifier),
  code_challenge_method: 'S256',
};
const answered = { code: s.code, state: s.state, session_state: s.session_state };
const callback = `https://app.example/cb?${query(answered)}`;
const redeemed = {
  grant_type: 'authorization_code',
  code: s.code,
  redirect_uri: asked.redirect_uri,
  client_secret: s.client_secret,
  code_verifier: s.code_verifier,
};
const form = 'application/x-www-form-urlencoded';

// Browsers write both params and text, which the types have as alternatives.
const postData = (values: Readonly<Record<string, string>>) =>
  ({ mimeType: form, params: pairs(values), text: query(values) }) as unknown as PostData;

const entry = (
  second: number,
  request: { method: string; url: string; headers: Record<string, string>; query?: Record<string, string>; form?: Record<string, string> },
  response: { status: number; headers: Record<string, string>; text?: string; redirectURL?: string },
): Entry => ({
  startedDateTime: new Date(1767225600000 + second * 1000).toISOString(),
  time: 40,
  request: {
    method: request.method,
    url: request.url,
    httpVersion: 'HTTP/1.1',
    cookies: request.headers.Cookie ? [{ name: 'session', value: s.cookie }] : [],
    headers: pairs(request.headers),
    queryString: pairs(request.query ?? {}),
    ...(request.form && { postData: postData(request.form) }),
    headersSize: -1,
    bodySize: -1,
  },
  response: {
    status: response.status,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: pairs(response.headers),
    content: {
      size: response.text?.length ?? 0,
      mimeType: response.headers['Content-Type'] ?? 'x-unknown',
      ...(response.text && { text: response.text }),
    },
    redirectURL: response.redirectURL ?? '',
    headersSize: -1,
    bodySize: -1,
  },
  cache: {},
  timings: { send: 0, wait: 40, receive: 0 },
});

/** A sound sign-in as a browser records it: authorization request, callback, token request. */
export const ordinary: Har = {
  log: {
    version: '1.2',
    creator: { name: 'browser', version: '1' },
    entries: [
      entry(
        0,
        {
          method: 'GET',
          url: `https://as.example/authorize?${query(asked)}`,
          headers: { Host: 'as.example', Cookie: `session=${s.cookie}` },
          query: asked,
        },
        { status: 302, headers: { Location: callback }, redirectURL: callback },
      ),
      entry(
        1,
        { method: 'GET', url: callback, headers: { Host: 'app.example' }, query: answered },
        { status: 200, headers: { 'Content-Type': 'text/html' }, text: '<!doctype html><title>app</title>' },
      ),
      entry(
        2,
        {
          method: 'POST',
          url: 'https://as.example/token',
          headers: { Host: 'as.example', Referer: callback, Authorization: `Basic ${s['Basic credentials']}`, 'Content-Type': form },
          form: redeemed,
        },
        {
          status: 200,
          headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
          text: JSON.stringify({
            access_token: s.access_token,
            refresh_token: s.refresh_token,
            id_token: s.id_token,
            token_type: 'Bearer',
            expires_in: 3600,
          }),
        },
      ),
    ],
  },
};
