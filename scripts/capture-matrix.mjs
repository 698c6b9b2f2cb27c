// npm run e2e:matrix: signs in in every way of the lab, in both browsers, with and without access to the sites, and writes what the panel
// showed into docs/capture.md. Fails when something that is promised with access was not seen.
// node scripts/capture-matrix.mjs [--only name,name] [--browser chromium|firefox] [--dry]

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startCases } from '../lab/cases-server.mjs';
import { grantAll, seenIn, signIn, signInSeen, told, ways } from '../test/e2e/capture/ways.mjs';
import { launch } from '../test/e2e/support/launch.mjs';
import { buildExtension } from './build.mjs';

const options = { only: { type: 'string' }, browser: { type: 'string' }, dry: { type: 'boolean' } };
const { only, browser: single, dry } = parseArgs({ options }).values;
const root = path.resolve(import.meta.dirname, '..');
const out = await mkdtemp(path.join(tmpdir(), 'pkce-inspector-matrix-'));
const redirect = ways.find(({ name }) => name === 'redirect');

/** Ways that need more than a tab with its panel open. */
const special = [
  {
    name: 'late',
    title: 'DevTools opened after the sign-in',
    hidden: ['token response'],
    run: async ({ driver, lab }) => {
      const tab = await driver.newTab('about:blank');
      await signIn(tab, lab, 'redirect');
      const seen = await seenIn(await tab.openPanel(), { quick: true });
      await tab.close();
      return seen;
    },
  },
  {
    name: 'two-tabs',
    title: 'two tabs at once, each with its own sign-in',
    run: async ({ driver, panel, lab }) => {
      await panel.click('[data-action="clear"]');
      const other = await driver.newTab('about:blank');
      await Promise.all([signIn(driver.tab, lab, 'redirect'), signIn(other, lab, 'redirect')]);
      const seen = await seenIn(panel);
      await other.close();
      if (seen.flows > 1) throw new Error(`The panel of one tab shows ${seen.flows} sign-ins`);
      return seen;
    },
  },
  {
    name: 'private',
    title: 'private window (where the user lets the extension run)',
    run: async ({ driver, lab }) => {
      const tab = await driver.newPrivateTab('about:blank');
      const panel = await tab.openPanel();
      await signIn(tab, lab, 'redirect');
      const seen = await seenIn(panel);
      await tab.closeDevtools();
      await tab.close();
      return seen;
    },
  },
  { name: 'https', title: 'the same over https', run: ({ driver, panel, secure }) => signInSeen(driver.tab, panel, secure, 'redirect') },
];
const all = [...ways, ...special.map((way) => ({ ...way, parts: redirect.parts, cause: '' }))];
const chosen = all.filter(({ name }) => !only || only.split(',').includes(name));

/** Everything in one browser, with or without access; a cell of the table for each way. */
async function column(browser, granted) {
  const [lab, secure] = await Promise.all([startCases(), startCases({ secure: true })]);
  const driver = await launch({
    browser,
    extension: path.join(out, browser === 'firefox' ? 'firefox' : 'chrome'),
    privateWindows: true,
    args: browser === 'chromium' ? ['--ignore-certificate-errors'] : [],
  });
  const cells = {};
  try {
    if (granted) await grantAll(driver);
    await driver.goto('about:blank');
    const panel = await driver.openPanel();
    await panel.waitFor(`document.querySelector('[data-ready="true"]') !== null`);
    for (const way of chosen) {
      const seen = await (way.run ? way.run({ driver, panel, lab, secure }) : signInSeen(driver.tab, panel, lab, way.name)).catch(
        (error) => ({
          error: error.message,
        }),
      );
      cells[way.name] = seen.error ? `failed: ${seen.error}` : told(way, seen);
      console.log(`${browser}${granted ? ' granted' : ''}  ${way.name}: ${cells[way.name]}`);
    }
    return { version: driver.version, cells };
  } finally {
    await driver.close();
    await Promise.all([lab.close(), secure.close()]);
  }
}

/** What is promised with access; Chrome keeps some bodies from every extension. */
const isKept = (way, browser, cell) =>
  cell === 'all' || (browser === 'chromium' && way.hidden && cell === `not the ${way.hidden.join(', the ')}`);

await buildExtension({ out });
const browsers = ['chromium', 'firefox'].filter((browser) => !single || browser === single);
const columns = await Promise.all(
  browsers.map(async (browser) => ({ browser, alone: await column(browser, false), granted: await column(browser, true) })),
);
await rm(out, { recursive: true, force: true });
const broken = columns.flatMap(({ browser, granted }) =>
  chosen.filter((way) => !isKept(way, browser, granted.cells[way.name])).map(({ name }) => `${browser} ${name}: ${granted.cells[name]}`),
);
for (const line of broken) console.log(`✗ ${line}`);
console.log(`${columns.length * chosen.length - broken.length} passed, ${broken.length} failed`);
process.exitCode = broken.length ? 1 : 0;

if (!dry && !only && !single) {
  const file = path.join(root, 'docs/capture.md');
  const head = columns.flatMap(({ browser }) => [`${browser}, DevTools alone`, `${browser}, with access`]);
  const table = [
    `| How the app signs in | ${head.join(' | ')} |`,
    `|${' --- |'.repeat(head.length + 1)}`,
    ...chosen.map(
      ({ name, title }) =>
        `| ${title} | ${columns.flatMap(({ alone, granted }) => [alone.cells[name], granted.cells[name]]).join(' | ')} |`,
    ),
  ];
  const text = await readFile(file, 'utf8');
  const versions = columns.map(({ granted }) => granted.version).join(' and ');
  const generated = `<!-- table -->\n\nSeen in ${versions}, headless.\n\n${table.join('\n')}\n\n<!-- /table -->`;
  await writeFile(
    file,
    text.replace(/<!-- table -->[\s\S]*<!-- \/table -->/, () => generated),
  );
}
