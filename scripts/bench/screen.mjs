// What a person waits for, in real browsers: npm run bench -- screen [chromium|firefox] [alone|access|opening|floor]. A browser that is not there is left out.
import path from 'node:path';
import { startLab } from '../../lab/server.mjs';
import { grantAll } from '../../test/e2e/capture/ways.mjs';
import { launch } from '../../test/e2e/support/launch.mjs';
import { sleep } from '../../test/e2e/support/wait.mjs';
import { buildExtension } from '../build.mjs';
import { findBrowser } from '../setup.mjs';
import * as inPanel from './screen-probes.mjs';
import { floor, shares, wire } from './screen-wire.mjs';
import { signInsHar, signInsRecorded } from './sign-ins-har.mjs';
import { told } from './spread.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** Imports so many sign-ins as a file and waits until the list has them all, judged. The file is made there: sent as a text, it would stay in memory as code that was run. */
async function load(panel, count, options = {}) {
  await panel.evaluate(`(${inPanel.importFile})((${signInsHar})(${count}, ${JSON.stringify(options)}))`);
  await panel.waitFor(
    `((list) => list?.scrollHeight > ${count * 50} && list.getAttribute('aria-busy') === 'false')(document.querySelector('.list'))`,
    180_000,
  );
}

async function opened(driver, ready = '[data-ready="true"]') {
  await driver.goto('about:blank');
  const panel = await driver.openPanel();
  await panel.resize(1200, 700);
  await panel.waitFor(`document.querySelector('${ready}')`);
  await panel.evaluate(inPanel.watchVerdicts);
  await sleep(1000);
  return panel;
}

/** Verdicts with DevTools alone, and how the panel bears many sign-ins. */
async function withoutAccess(driver, lab) {
  const panel = await opened(driver);
  console.log(`${driver.version}, DevTools alone`);
  await wire(driver, lab);
  await load(panel, 500);
  await wire(driver, lab, ' with 500 more in the list');
  await shares(driver, lab);
  await filtering(panel);
  await panel.click('[data-action="clear"]');
  await remembering(panel);
  await load(panel, 10_000, { answered: false });
  const frames = await panel.evaluate(inPanel.scrollFrames, 240);
  const late = frames.filter((interval) => interval > 20).length;
  console.log(`  scrolling 10,000 rows, ${frames.length} frames: ${told(frames, 1)}, ${late} later than 20 ms (60 a second are 16.7 ms)`);
}

async function filtering(panel) {
  await panel.click('[data-filter]');
  await panel.evaluate(inPanel.watchKeys);
  // Each key waits for the one before: pressed at once, they would be drawn together.
  for (const [index, key] of [...'server:as.ex client:spa-1'.repeat(2)].entries()) {
    await panel.press(key);
    await panel.waitFor(`window.keysTimed.length > ${index}`);
  }
  const keys = await panel.evaluate(inPanel.keyTimes);
  const worst = Math.max(...keys).toFixed(1);
  console.log(
    `  a key in the filter over 500 sign-ins until the list is laid out, ${keys.length} keys: ${told(keys, 1)}, worst ${worst} ms (budget 16 ms)`,
  );
  await panel.evaluate(inPanel.clearFilter);
}

async function remembering(panel) {
  if ((await panel.evaluate(inPanel.heap)) === 0) return;
  for (const [options, what] of [
    [{ calls: 18 }, '9,000 of them calls of an API, which are not kept'],
    [{ refreshes: 18 }, 'all kept, 9,000 of them refreshes with 2 kB of tokens each'],
  ]) {
    const before = await panel.evaluate(inPanel.heap);
    await load(panel, 500, options);
    // Earlier sign-ins are judged again while nothing happens.
    await sleep(3000);
    const after = await panel.evaluate(inPanel.heap);
    console.log(
      `  heap with 10,000 requests of 500 sign-ins, ${what}: ${after.toFixed(0)} MB, of them ${(after - before).toFixed(0)} MB for these (budget 60 MB)`,
    );
    await panel.click('[data-action="clear"]');
  }
}

async function withAccess(driver, lab) {
  await grantAll(driver);
  await opened(driver);
  console.log(`${driver.version}, with access to the sites`);
  await wire(driver, lab);
  await shares(driver, lab);
}

/** The panel opened on 500 sign-ins that the background has recorded, as a page of the extension, which is the same but for DevTools around it. */
async function opening(driver) {
  const tab = await driver.openExtensionPage('access/access.html');
  await tab.evaluate(inPanel.record, signInsRecorded(500, '424242'));
  await sleep(2000);
  const times = [];
  for (let i = 0; i < 7; i++) times.push(await tab.evaluate(inPanel.openedWith, '/devtools/panel.html?tab=424242', 500));
  const line = (name) => told(times.map((each) => each[name]));
  console.log(
    `  the panel opened on 500 recorded sign-ins, 7 times: its page drawn ${line('page')}; the first rows ${line('first')}; all 500 ${line('rows')}; all of them judged ${line('judged')}`,
  );
}

/** The browser's own share of the figures above, with DevTools alone and with access. */
async function floors(driver, lab) {
  await opened(driver, '[data-verdict]');
  for (const [way, name] of [
    ['devtools', 'DevTools alone'],
    ['access', 'with access to the sites'],
  ]) {
    await driver.panel.evaluate(`window.way = '${way}'`);
    console.log(`${driver.version}, the browser's own share, ${name}`);
    await floor(driver, lab);
  }
}

const product = (browser) => path.join(root, 'dist', browser === 'firefox' ? 'firefox' : 'chrome');
const parts = [
  { run: withoutAccess, name: 'alone', extension: product },
  { run: withAccess, name: 'access', extension: product },
  { run: opening, name: 'opening', extension: product },
  { run: floors, name: 'floor', extension: () => path.join(import.meta.dirname, 'floor') },
];

async function measure(browser, wanted) {
  for (const { run, extension } of wanted) {
    const lab = await startLab();
    const args = browser === 'chromium' ? ['--enable-precise-memory-info', '--js-flags=--expose-gc'] : [];
    const driver = await launch({ browser, extension: extension(browser), args });
    try {
      await run(driver, lab);
    } finally {
      await driver.close();
      await lab.close();
    }
  }
}

await buildExtension();
const asked = (names) => {
  const found = names.filter((name) => process.argv.includes(name));
  return found.length ? found : names;
};
const names = asked(parts.map(({ name }) => name));
for (const browser of asked(['chromium', 'firefox']))
  if (findBrowser(browser))
    await measure(
      browser,
      parts.filter(({ name }) => names.includes(name)),
    );
  else console.log(`${browser} is not here`);
