// Records the lab's sign-ins with headless Chromium into test/corpus: one HAR a misbehaviour, as DevTools itself exports it, and manifest.json
// with the cause that has to be named. Run it after a change of the lab: `node scripts/record-corpus.mjs [NAME…]`.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { faults } from '../lab/faults.mjs';
import { genesysFaults } from '../lab/genesys-faults.mjs';
import { startGenesysLab } from '../lab/genesys-server.mjs';
import { libraryFaults } from '../lab/library-faults.mjs';
import { startLab } from '../lab/server.mjs';
import { findBrowser } from './setup.mjs';

const folder = fileURLToPath(new URL('../test/corpus/', import.meta.url));
const withOauth4webapi = [
  'none',
  'challenge-padded',
  'verifier-missing',
  'redirect-uri-slash',
  'code-replayed',
  'wrong-host',
  'state-mismatch',
  'id-token-signature',
];

/** Every sign-in that is recorded: what its file is called, where it begins and how it has to end. */
function signIns(lab, genesys) {
  const own = (fault, client, server) => ({
    name: `${fault.name === 'none' ? 'sound' : fault.name}${server ? `-${server}` : ''}${client === 'plain' ? '' : `-${client}`}`,
    url: lab.url(fault.name, { client, server, auto: true }),
    ends: fault.failsAt === null ? 'ok' : 'failed',
    client,
    fault,
  });
  const given = (fault, name, client, url) => ({ name, url, ends: fault.ends, client, fault });
  return [
    ...faults.map((fault) => own(fault, 'plain')),
    ...faults.filter(({ lenientToo }) => lenientToo).map((fault) => own(fault, 'plain', 'lenient')),
    ...faults.filter(({ name }) => withOauth4webapi.includes(name)).map((fault) => own(fault, 'oauth4webapi')),
    ...libraryFaults.map((fault) => given(fault, fault.name, fault.library, lab.url(fault.name, { auto: true }))),
    ...genesysFaults.map((fault) =>
      given(
        fault,
        fault.library ? fault.name : `genesys-widget-${fault.name === 'none' ? 'sound' : fault.name}`,
        fault.library ?? 'plain',
        genesys.url(fault.name, { auto: true }),
      ),
    ),
  ];
}

/** Modules of the DevTools front-end that hold what is needed. They are Chromium's private matter; these are where 156 has them. */
const frontEnd = { common: './core/common/common.js', har: './models/har/har.js', logs: './models/logs/logs.js' };

/** Opens DevTools on a page with "Preserve log" on. */
async function openDevTools(page) {
  const devtools = await page.openDevTools();
  await devtools.waitForFunction(
    async (path) => {
      const { Settings } = await import(path);
      try {
        Settings.Settings.instance().moduleSetting('network-log.preserve-log').set(true);
        return true;
      } catch {
        return false; // not registered yet
      }
    },
    {},
    frontEnd.common,
  );
  return devtools;
}

/** What "Export HAR (sanitized)" of the Network panel writes. */
const exportHar = (devtools) =>
  devtools.evaluate(async (paths) => {
    const [{ Writer }, { NetworkLog }, { Progress }] = await Promise.all([import(paths.har), import(paths.logs), import(paths.common)]);
    let text = '';
    const stream = {
      write: async (part) => {
        text += part;
      },
    };
    // A page's picture that was still loading when the page left never gets a body, and the writer would wait for it for ever.
    const finished = NetworkLog.NetworkLog.instance()
      .requests()
      .filter((request) => request.finished);
    await Writer.Writer.write(stream, finished, { sanitize: true }, new Progress.Progress());
    return text;
  }, frontEnd);

/** Scripts, styles and pictures keep their entries and lose their text: it is large and says nothing about a sign-in. */
function withoutAssets(har) {
  for (const { response } of har.log.entries) {
    if (/javascript|css|svg/.test(response.content.mimeType ?? '')) delete response.content.text;
  }
  return har;
}

/** What the token endpoints answered, in order, as `400 invalid_grant`. */
function tokenAnswers(har) {
  const exchanges = har.log.entries.filter(({ request }) => request.method === 'POST' && /\/token$/.test(request.url));
  return exchanges.map(({ response }) => {
    const { text = '' } = response.content;
    const { error } = text.startsWith('{') ? JSON.parse(text) : {};
    return [response.status, error].filter(Boolean).join(' ');
  });
}

async function record(browser, { url, ends }) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const devtools = await openDevTools(page);
    await page.goto(url);
    await page.waitForSelector('html[data-done]', { timeout: 20_000 });
    const done = await page.evaluate(() => document.documentElement.dataset.done);
    if (done !== ends) throw new Error(`it ended ${done} instead of ${ends}`);
    await new Promise((resolve) => setTimeout(resolve, 500)); // the last answers reach DevTools after the page
    return withoutAssets(JSON.parse(await exportHar(devtools)));
  } finally {
    await context.close();
  }
}

const [lab, genesys] = await Promise.all([startLab({ port: 8600, asPort: 8601 }), startGenesysLab()]);
const browser = await puppeteer.launch({
  executablePath: findBrowser('chromium'),
  headless: true,
  pipe: true,
  acceptInsecureCerts: true,
  protocolTimeout: 30_000,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', `--host-resolver-rules=${genesys.hostResolverRules}`],
});
try {
  await mkdir(folder, { recursive: true });
  const chosen = process.argv.slice(2);
  const all = signIns(lab, genesys);
  const known = await readFile(`${folder}manifest.json`, 'utf8').then(JSON.parse, () => []);
  const manifest = new Map(known.map((entry) => [entry.file, entry]));
  for (const signIn of all) {
    if (chosen.length > 0 && !chosen.includes(signIn.name)) continue;
    const har = await record(browser, signIn).catch((error) => {
      throw new Error(`${signIn.name} could not be recorded`, { cause: error });
    });
    const file = `${signIn.name}.har`;
    const { rule, alsoRight, explanation } = signIn.fault;
    await writeFile(`${folder}${file}`, `${JSON.stringify(har, null, 1)}\n`);
    manifest.set(file, {
      file,
      verdict: rule === null ? 'conformant' : 'broken',
      cause: rule,
      alsoRight: alsoRight?.join(' ') ?? null,
      // A request that is missing cannot be told from one that comes after the recording's end; Chrome's export leaves the Authorization header out.
      ...((rule === 'token-request-missing' || rule === 'id-token-as-access-token') && { notes: 'cause-not-visible' }),
      detail: explanation,
      client: signIn.client,
      tokenAnswers: tokenAnswers(har).join(', '),
    });
    console.log(`${file}: ${tokenAnswers(har).join(', ') || 'no token request'}`);
  }
  const order = all.map(({ name }) => manifest.get(`${name}.har`)).filter(Boolean);
  await writeFile(`${folder}manifest.json`, `${JSON.stringify(order, null, 2)}\n`);
} finally {
  await browser.close();
  await Promise.all([lab.close(), genesys.close()]);
}
