// What a person waits for, in real browsers: npm run bench -- screen [chromium|firefox]. A browser that is not there is left out.
import path from 'node:path';
import { faults } from '../../lab/faults.mjs';
import { startLab } from '../../lab/server.mjs';
import { launch } from '../../test/e2e/support/launch.mjs';
import { sleep, until } from '../../test/e2e/support/wait.mjs';
import { buildExtension } from '../build.mjs';
import { findBrowser } from '../setup.mjs';
import * as inPanel from './screen-probes.mjs';
import { signInsHar } from './sign-ins-har.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const runs = 30;
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const p95 = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length * 0.95)];
const told = (list, digits = 0) => `median ${median(list).toFixed(digits)} ms, p95 ${p95(list).toFixed(digits)} ms`;

/** Signs in with a fault and returns the milliseconds from the end of the token response, as the page's own clock has it, to the verdict on screen. */
async function fromWire(driver, lab, { name, rule }) {
  const since = await driver.panel.evaluate('performance.timeOrigin + performance.now()');
  await driver.goto(lab.url(name, { auto: true }));
  await driver.tab.waitFor('document.documentElement.dataset.done', 20_000);
  const end = await driver.evaluateInPage(`performance.timeOrigin + Math.max(...performance.getEntriesByType('resource')
    .filter(({ name }) => name.endsWith('/token')).map(({ responseEnd }) => responseEnd))`);
  const shown = await until(() => driver.panel.evaluate(inPanel.verdictSince, since, rule), `the verdict ${rule} on screen`);
  return shown - end;
}

async function load(panel, count, options) {
  await panel.evaluate(inPanel.importFile, signInsHar(count, options));
  await panel.waitFor(`document.querySelector('.list')?.scrollHeight > ${count * 50}`, 180_000);
}

async function measure(browser) {
  const lab = await startLab();
  const driver = await launch({ browser, extension: path.join(root, 'dist', browser === 'firefox' ? 'firefox' : 'chrome') });
  try {
    await driver.goto('about:blank');
    const panel = await driver.openPanel();
    await panel.resize(1200, 700);
    await panel.waitFor(`document.querySelector('[data-ready="true"]')`);
    await panel.evaluate(inPanel.watchVerdicts);
    await sleep(500);
    console.log(driver.version);
    const broken = faults.filter(({ name }) => ['redirect-uri-slash', 'challenge-hex', 'verifier-missing'].includes(name));
    const wire = async () => {
      const times = [];
      for (let run = 0; run < runs; run++) times.push(await fromWire(driver, lab, broken[run % broken.length]));
      return times;
    };
    console.log(`  token response → verdict on screen, ${runs} sign-ins: ${told(await wire())} (budget 50 and 150 ms)`);
    await load(panel, 500);
    console.log(`  the same with 500 more in the list: ${told(await wire())}`);
    await panel.click('[data-filter]');
    await panel.evaluate(inPanel.watchKeys);
    // Each key waits for the one before: pressed at once, they would be drawn together.
    for (const [index, key] of [...'server:as.ex client:spa-1'.repeat(2)].entries()) {
      await panel.press(key);
      await panel.waitFor(`window.keysTimed.length > ${index}`);
    }
    const keys = await panel.evaluate(inPanel.keyTimes);
    console.log(`  a key in the filter over 500 sign-ins until the list is laid out, ${keys.length} keys: ${told(keys, 1)} (budget 16 ms)`);
    await panel.evaluate(inPanel.clearFilter);
    await panel.click('[data-action="clear"]');
    await load(panel, 10_000, { answered: false });
    const frames = await panel.evaluate(inPanel.scrollFrames, 240);
    const late = frames.filter((interval) => interval > 20).length;
    console.log(`  scrolling 10,000 rows, ${frames.length} frames: ${told(frames, 1)}, ${late} later than 20 ms (60 a second are 16.7 ms)`);
  } finally {
    await driver.close();
    await lab.close();
  }
}

await buildExtension();
const asked = process.argv.slice(2).filter((name) => name === 'chromium' || name === 'firefox');
for (const browser of asked.length ? asked : ['chromium', 'firefox'])
  if (findBrowser(browser)) await measure(browser);
  else console.log(`${browser} is not here`);
