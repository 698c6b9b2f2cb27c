import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCases } from '../../../lab/cases-server.mjs';
import type { BrowserName, Driver, Tab } from '../support/driver.ts';
import { launch } from '../support/launch.mjs';
import { rows, settledRows } from '../support/panel.mjs';
import { sleep, until } from '../support/wait.mjs';
import { grantAll, seenIn, signIn } from './ways.mjs';

const browsers: BrowserName[] = ['chromium', 'firefox'];

// What goes wrong around a sign-in: no flow that was seen may disappear, and what is gone is said.
describe.each(browsers)('nothing is lost, %s', (browser) => {
  let lab: Awaited<ReturnType<typeof startCases>>;
  let driver: Driver;
  let access: Tab;

  beforeAll(async () => {
    lab = await startCases();
    driver = await launch({ browser, extension: path.resolve('dist', browser === 'firefox' ? 'firefox' : 'chrome') });
    await grantAll(driver);
    access = await driver.openExtensionPage('access/access.html');
    await access.waitFor(`document.querySelector('[data-granted="*"]') !== null`);
  });
  afterAll(async () => {
    await driver?.close();
    await lab?.close();
  });

  /** Exchanges in the store, packed or not. */
  const recorded = () =>
    access.evaluate<number>(`chrome.storage.session.get(null).then((all) => new Set(Object.entries(all).flatMap(([key, value]) =>
      key.startsWith('exchange/') ? [key.split('/')[2]] : key.startsWith('packed/') ? value.ids.split(' ') : [])).size)`);
  const dropped = () => access.evaluate<number>(`chrome.storage.session.get('dropped/normal').then((all) => all['dropped/normal'] ?? 0)`);
  const forgetAll = async () => {
    await access.click('[data-action="forget"]');
    await until(async () => (await recorded()) === 0, 'nothing to be recorded');
  };
  const tabId = (url: string) =>
    access.evaluate<number>(`chrome.tabs.query({}).then((tabs) => tabs.find(({ url }) => url?.startsWith(${JSON.stringify(url)}))?.id)`);

  test('what was seen before a panel crashed, or DevTools were closed, is there when they are opened again', async () => {
    const tab = await driver.newTab('about:blank');
    const before = await tab.openPanel();
    await signIn(tab, lab, 'redirect');
    expect((await seenIn(before)).parts).toHaveLength(4);
    if (browser === 'chromium') await tab.crashPanel();
    await tab.closeDevtools();
    // All pages of an extension share the process that has crashed.
    access = await driver.openExtensionPage('access/access.html');
    const after = await tab.openPanel();
    const seen = await seenIn(after);
    expect(seen.flows).toBe(1);
    // Of the answer's body Chrome's background knows nothing; what DevTools alone had went with them.
    expect(seen.parts).toEqual([
      'authorization request',
      'authorization response',
      'token request',
      ...(browser === 'firefox' ? ['token response'] : []),
    ]);
    await tab.evaluate('void location.reload()');
    await sleep(500);
    expect(await rows(after)).toHaveLength(1);
    await tab.closeDevtools();
    await tab.close();
  });

  test('two panels and two access pages show the same', async () => {
    await forgetAll();
    const tab = await driver.newTab('about:blank');
    const panel = await tab.openPanel();
    await signIn(tab, lab, 'redirect');
    const second = await driver.openExtensionPage(`devtools/panel.html?tab=${await tabId(`${lab.appOrigin}/cb`)}`);
    const [one] = await settledRows(panel);
    const [other] = await settledRows(second);
    expect([other?.status, other?.cause]).toEqual([one?.status, one?.cause]);
    const twin = await driver.openExtensionPage('access/access.html');
    await twin.click('[data-action="capture"]');
    await access.waitFor(`!document.querySelector('[data-action="capture"]').checked`);
    await access.click('[data-action="capture"]');
    await twin.waitFor(`document.querySelector('[data-action="capture"]').checked`);
    for (const page of [twin, second]) await page.close();
    await tab.closeDevtools();
    await tab.close();
  });

  test('a full store lets the oldest sign-in go, counts it, and the panel says so', async () => {
    await forgetAll();
    const tab = await driver.newTab('about:blank');
    await signIn(tab, lab, 'redirect');
    const each = await recorded();
    const ballast = `(async () => {
      for (let size = 1_000_000; size > 500; size = Math.floor(size / 2))
        for (let n = 0; ; n++) try { await chrome.storage.session.set({ ['ballast' + size + '/' + n]: 'x'.repeat(size) }); } catch { break; }
    })()`;
    await access.evaluate(ballast);
    for (let n = 0; n < 3; n++) await signIn(tab, lab, 'redirect');
    await until(async () => (await recorded()) + (await dropped()) === 4 * each, 'each request to be recorded or counted', 20_000);
    expect(await dropped()).toBeGreaterThan(0);
    const panel = await tab.openPanel();
    await panel.waitFor(`document.querySelector('.warn-pill') !== null`);
    expect(await panel.text('.warn-pill')).toContain(String(await dropped()));
    await tab.closeDevtools();
    await tab.close();
    await access.evaluate(
      `chrome.storage.session.get(null).then((all) => chrome.storage.session.remove(Object.keys(all).filter((key) => key.startsWith('ballast'))))`,
    );
    await forgetAll();
  });

  test('thousands of requests at the same time, and answers of 50 MB', async () => {
    const tab = await driver.newTab('about:blank');
    await tab.goto(`${lab.appOrigin}/many?signIns=1&others=1000&kind=together`);
    await tab.waitFor('document.documentElement.dataset.done', 60_000);
    // The authorization request, its redirect, the landing, the token request, and the 1000.
    await until(async () => (await recorded()) === 1004, 'every request to be recorded', 20_000);
    await tab.goto(`${lab.appOrigin}/many?signIns=1&others=1&kind=large`);
    await tab.waitFor('document.documentElement.dataset.done', 60_000);
    await until(async () => (await recorded()) === 1009, 'every request to be recorded', 20_000);
    expect(await dropped()).toBe(0);
    const panel = await tab.openPanel();
    // The refresh of 50 MB is read by its address alone, so it is a row of its own, which says why.
    expect(await settledRows(panel)).toHaveLength(3);
    await panel.waitFor(`document.querySelector('[data-blind-spot="body-too-large"]') !== null`);
    await tab.closeDevtools();
    await tab.close();
    await forgetAll();
  });

  test('access that is taken back while a request is under way', async () => {
    const tab = await driver.newTab('about:blank');
    await tab.goto(lab.url('slow'));
    const waiting = `chrome.storage.session.get(null).then((all) => Object.values(all).some((text) => /"POST"/.test(text) && /"pending":true/.test(text)))`;
    await until(() => access.evaluate(waiting), 'the token request to be recorded');
    await access.click('[data-action="take-back"]');
    await access.waitFor(`document.querySelector('[data-granted="none"]') !== null`);
    await tab.waitFor('document.documentElement.dataset.done', 15_000);
    const panel = await tab.openPanel();
    const seen = await seenIn(panel);
    expect(seen.parts).toEqual(['authorization request', 'authorization response', 'token request']);
    await panel.waitFor(`document.querySelector('[data-blind-spot="access-withdrawn"]') !== null`);
    await tab.closeDevtools();
    await tab.close();
  });
});
