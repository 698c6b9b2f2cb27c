import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('./page/', import.meta.url));

const genesysSdk = fileURLToPath(
  new URL('../node_modules/purecloud-platform-client-v2/dist/web-cjs/purecloud-platform-client-v2.min.js', import.meta.url),
);

/** @type {Map<string, Promise<import('esbuild').BuildResult<{ write: false }>>>} */
const bundles = new Map();

/** Bundles the page's scripts once a process; each client library becomes a file of its own that is loaded when it is chosen. */
async function scripts(entry) {
  const bundled =
    bundles.get(entry) ??
    build({
      entryPoints: [`${folder}${entry}`],
      bundle: true,
      splitting: true,
      format: 'esm',
      target: 'es2022',
      outdir: folder,
      write: false,
      logLevel: 'error',
    });
  bundles.set(entry, bundled);
  const { outputFiles } = await bundled;
  return new Map(outputFiles.map(({ path, text }) => [`/${path.slice(folder.length)}`, { type: 'text/javascript', body: text }]));
}

const escapeAttribute = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/**
 * Makes the request handler of the single-page app.
 * @param {object} settings what the page has to know: `servers` (name → origin), `clientId`, and what its client libraries need
 * @param {'lab.js' | 'genesys.js'} entry the script that lists the page's faults and libraries
 * @param {import('node:http').RequestListener} [exchange] redeems a code that the page hands over
 * @returns {Promise<import('node:http').RequestListener>}
 */
export async function appServer(settings, entry, exchange) {
  const read = (name) => readFile(`${folder}${name}`, 'utf8');
  const page = (await read('index.html'))
    .replace('{{script}}', entry)
    .replace('{{settings}}', () => escapeAttribute(JSON.stringify(settings)));
  const servers = Object.values(settings.servers).join(' ');
  const policy = (ancestors) =>
    `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; worker-src blob:; connect-src 'self' ${servers}; frame-src 'self' ${servers}; base-uri 'none'; form-action 'none'; frame-ancestors ${ancestors}`;
  const html = { type: 'text/html; charset=utf-8', body: page, policy: policy("'none'") };
  const files = new Map([
    ['/', html],
    ['/callback', html],
    ['/silent', { type: 'text/html; charset=utf-8', body: await read('silent.html'), policy: policy("'self'") }],
    ['/style.css', { type: 'text/css', body: await read('style.css') }],
    ['/icon.svg', { type: 'image/svg+xml', body: await read('icon.svg') }],
    ...(settings.region ? [['/genesys-sdk.js', { type: 'text/javascript', body: await readFile(genesysSdk, 'utf8') }]] : []),
    ...(await scripts(entry)),
  ]);

  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://app.localhost');
    if (pathname === '/exchange' && request.method === 'POST' && exchange) return exchange(request, response);
    const file = files.get(pathname);
    if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(file ? 405 : 404, { 'content-type': 'text/plain' }).end(file ? 'Only GET here.\n' : 'There is nothing here.\n');
      return;
    }
    response.writeHead(200, {
      'content-type': file.type,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      ...(file.policy ? { 'content-security-policy': file.policy } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : file.body);
  };
}
