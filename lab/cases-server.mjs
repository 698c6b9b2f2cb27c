import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { selfSignedCertificate } from './certificate.mjs';
import { listen } from './listen.mjs';

const folder = new URL('./cases/', import.meta.url);

/** The ways in which real apps sign in, each a page: `/case?name=…`. What a recorder sees of them is in docs/capture.md. */
export const cases = [
  'redirect',
  'xhr',
  'blob',
  'multipart',
  'json',
  'worker',
  'shared-worker',
  'service-worker',
  'through-service-worker',
  'popup',
  'iframe',
  'fragment',
  'fragment-by-script',
  'form-post',
  'custom-scheme',
  'cors-blocked',
  'preflight-fails',
  'refused',
  'aborted',
  'left-at-once',
  'left-while-waiting',
];

const hosts = ['app.localhost', 'as.localhost', 'nocors.localhost'];

/**
 * Starts a small authorization server and an app that signs in with it in every way that a recorder may miss. Both are on loopback.
 * The server checks PKCE (RFC 7636 §4.6) and nothing else.
 * @param {{ secure?: boolean }} [options] `secure` for https with a certificate that nobody trusts
 * @returns {Promise<{ appOrigin: string, url: (name: string) => string, close: () => Promise<void> }>}
 */
export async function startCases({ secure = false } = {}) {
  const certificate = secure ? selfSignedCertificate(hosts) : undefined;
  const [app, as, dead] = await Promise.all([listen(0, certificate), listen(0, certificate), listen(0)]);
  await dead.close();
  const scheme = secure ? 'https' : 'http';
  const origin = (host, port) => `${scheme}://${host}:${port}`;
  const appOrigin = origin('app.localhost', app.port);
  const settings = {
    server: origin('as.localhost', as.port),
    nocors: origin('nocors.localhost', as.port),
    dead: origin('as.localhost', dead.port),
  };
  const read = (name) => readFile(new URL(name, folder), 'utf8');
  const [page, script, worker, many] = await Promise.all([read('case.html'), read('case.js'), read('worker.js'), read('many.js')]);
  const html = (code, from = page) =>
    from.replace('{{settings}}', JSON.stringify({ ...settings, ...(code ? { posted: code } : {}) }).replaceAll('"', '&quot;'));

  app.handle(async (request, response) => {
    const { pathname } = new URL(request.url, appOrigin);
    const send = (type, body, headers = {}) =>
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...headers }).end(body);
    if (pathname === '/case.js') return send('text/javascript', script);
    if (pathname === '/many') return send('text/html; charset=utf-8', html(undefined, page.replace('/case.js', '/many.js')));
    if (pathname === '/many.js') return send('text/javascript', many);
    if (pathname === '/landed')
      return send('text/html; charset=utf-8', '<!doctype html><script>parent.postMessage(location.search, location.origin)</script>');
    if (pathname.startsWith('/api/')) return send('application/json', '{"items":[]}');
    if (pathname === '/worker.js') return send('text/javascript', worker);
    if (pathname === '/favicon.ico') return response.writeHead(204).end();
    if (pathname === '/cb' && request.method === 'POST')
      return send('text/html; charset=utf-8', html(Object.fromEntries(await form(request))));
    return send('text/html; charset=utf-8', html());
  });

  const codes = new Map();
  as.handle(async (request, response) => {
    const url = new URL(request.url, settings.server);
    const cors = request.headers.host?.startsWith('nocors.')
      ? {}
      : { 'access-control-allow-origin': request.headers.origin ?? '*', vary: 'origin' };
    if (url.pathname === '/authorize') return response.writeHead(302, { location: `/sign-in${url.search}` }).end();
    if (url.pathname === '/sign-in') return authorize(url.searchParams, codes, response);
    if (!url.pathname.startsWith('/token')) return response.writeHead(404).end();
    if (request.method === 'OPTIONS') {
      const allowed = url.pathname !== '/token-without-preflight';
      return response.writeHead(allowed ? 204 : 405, allowed ? { ...cors, 'access-control-allow-headers': 'content-type' } : {}).end();
    }
    const { status, body } = redeem(await form(request), codes);
    if (url.pathname === '/token-slow') await new Promise((resolve) => setTimeout(resolve, 1500));
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...cors });
    const text = JSON.stringify(body);
    // Firefox tells of an answer's headers when its body begins.
    const begin = url.pathname === '/token-in-two-parts' ? 4 : 0;
    if (begin > 0) {
      response.write(text.slice(0, begin));
      await new Promise((resolve) => setTimeout(resolve, 1200));
    }
    response.end(text.slice(begin));
  });

  return {
    appOrigin,
    url: (name) => `${appOrigin}/case?name=${name}`,
    close: async () => {
      await Promise.all([app.close(), as.close()]);
    },
  };
}

/** Answers an authorization request at once (RFC 6749 §4.1.2), in the response mode that it asks for. */
function authorize(parameters, codes, response) {
  const code = randomBytes(24).toString('base64url');
  codes.set(code, parameters.get('code_challenge'));
  const answer = new URLSearchParams({ code, state: parameters.get('state') ?? '' });
  const target = parameters.get('redirect_uri') ?? '';
  const page = (body) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(body);
  const mode = parameters.get('response_mode') ?? 'query';
  if (mode === 'form_post')
    return page(
      `<!doctype html><form method="post" action="${target}">${[...answer].map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`).join('')}</form><script>document.forms[0].submit()</script>`,
    );
  if (parameters.get('by') === 'script') return page(`<!doctype html><script>location.replace('${target}#${answer}')</script>`);
  return response.writeHead(302, { location: `${target}${mode === 'fragment' ? '#' : '?'}${answer}` }).end();
}

/** Answers a token request: the verifier has to fit the challenge (RFC 7636 §4.6), and a code is good once. Every refresh token is good. */
function redeem(parameters, codes) {
  const token = () => randomBytes(24).toString('base64url');
  const tokens = { access_token: token(), token_type: 'Bearer', expires_in: 600, refresh_token: token() };
  if (parameters.get('grant_type') === 'refresh_token')
    return { status: 200, body: { ...tokens, ...(parameters.has('filling') && { filling: parameters.get('filling') }) } };
  const challenge = codes.get(parameters.get('code'));
  codes.delete(parameters.get('code'));
  const derived = createHash('sha256')
    .update(parameters.get('code_verifier') ?? '')
    .digest('base64url');
  if (challenge === undefined || challenge !== derived) return { status: 400, body: { error: 'invalid_grant' } };
  return { status: 200, body: tokens };
}

/** The parameters of a request's body, in whichever of three formats it was sent. */
async function form(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = new Response(Buffer.concat(chunks), { headers: { 'content-type': request.headers['content-type'] ?? '' } });
  if (request.headers['content-type']?.startsWith('application/json')) return new URLSearchParams(await body.json());
  if (request.headers['content-type']?.startsWith('multipart/')) return new URLSearchParams([...(await body.formData())]);
  return new URLSearchParams(await body.text());
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const running = await startCases();
  for (const name of cases) console.log(`  ${name.padEnd(24)} ${running.url(name)}`);
}
