import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCases } from '../../../lab/cases-server.mjs';
import type { BrowserName, Driver, Tab, View } from '../support/driver.ts';
import { launch } from '../support/launch.mjs';
import { rows, settledRows } from '../support/panel.mjs';
import { until } from '../support/wait.mjs';
import { grantAll, seenIn, signIn, signInSeen, told, ways } from './ways.mjs';

const browsers: BrowserName[] = ['chromium', 'firefox'];
const way = (name: string) => ways.find((each) => each.name === name)!;

// What each source alone would miss; the whole matrix is behind npm run e2e:matrix.
describe.each(browsers)('with access to the sites, %s', (browser) => {
  let lab: Awaited<ReturnType<typeof startCases>>;
  let driver: Driver;
  let access: Tab;
  let panel: View;

  beforeAll(async () => {
    lab = await startCases();
    driver = await launch({ browser, extension: path.resolve('dist', browser === 'firefox' ? 'firefox' : 'chrome'), privateWindows: true });
    await grantAll(driver);
    access = await driver.openExtensionPage('access/access.html');
    await access.waitFor(`document.querySelector('[data-granted="*"]') !== null`);
    await driver.goto('about:blank');
    panel = await driver.openPanel();
  });
  afterAll(async () => {
    await driver?.close();
    await lab?.close();
  });

  const recorded = () =>
    access.evaluate<number>(
      `chrome.storage.session.get(null).then((all) => Object.keys(all).filter((key) => key.startsWith('exchange/')).length)`,
    );
  const badge = () =>
    access.evaluate<string>(
      `chrome.tabs.query({}).then((tabs) => chrome.action.getBadgeText({ tabId: tabs.find(({ url }) => url?.startsWith('${lab.appOrigin}'))?.id }))`,
    );

  test.each(['popup', 'shared-worker', 'fragment-by-script', 'left-at-once'])('shows a sign-in by %s', async (name) => {
    const seen = await signInSeen(driver.tab, panel, lab, name);
    const { hidden } = way(name);
    const kept = browser === 'chromium' && hidden ? `not the ${hidden.join(', the ')}` : 'all';
    expect(told(way(name), seen)).toBe(kept);
  });

  test.each(['worker', 'shared-worker', 'service-worker'])('draws the token request of a %s from a lane of its own', async (name) => {
    await signInSeen(driver.tab, panel, lab, name);
    expect(await panel.evaluate(`document.querySelector('[data-lane="worker"]') !== null`)).toBe(true);
    await signInSeen(driver.tab, panel, lab, 'redirect');
    expect(await panel.evaluate(`document.querySelector('[data-lane="worker"]') !== null`)).toBe(false);
  });

  test.each([
    ['refused', ['failed challenge-mismatch awaited', 'failed challenge-mismatch']],
    ['sound', ['sound']],
  ])('says of a %s answer only what holds, when its headers come a second before its text', async (kind, expected) => {
    await panel.click('[data-action="clear"]');
    await until(async () => (await rows(panel)).length === 0, 'the panel to be empty');
    await panel.evaluate(noteVerdicts);
    await signIn(driver.tab, lab, `${kind}-in-two-parts`);
    await settledRows(panel);
    const said = await panel.evaluate<string[]>('window.verdicts');
    expect(said.at(-1)).toBe(expected.at(-1));
    const verdicts = said.filter((verdict) => !verdict.startsWith('incomplete'));
    expect([...new Set(verdicts)].toSorted().toReversed()).toEqual(expected);
  });

  test('shows the state on the toolbar button', async () => {
    await signIn(driver.tab, lab, 'redirect');
    expect(await until(async () => (await badge()) === '✓' && '✓', 'the badge')).toBe('✓');
    await signIn(driver.tab, lab, 'refused');
    expect(await until(async () => (await badge()) === '✕' && '✕', 'the badge')).toBe('✕');
  });

  test('loses nothing when the background is stopped in the middle of a sign-in', async () => {
    const tab = await driver.newTab('about:blank');
    await tab.goto(lab.url('slow'));
    // A browser stops it only when no event is on its way.
    await until(
      () =>
        access.evaluate(
          `chrome.storage.session.get(null).then((all) => Object.values(all).some((text) => /"POST"/.test(text) && /"pending":true/.test(text)))`,
        ),
      'the token request to be recorded',
    );
    await driver.stopBackground();
    await tab.waitFor('document.documentElement.dataset.done', 15_000);
    await driver.stopBackground();
    // DevTools opened only now know nothing of it. What Firefox's background was reading when it was stopped is not read again.
    const seen = await seenIn(await tab.openPanel());
    expect(seen.parts.slice(0, 3)).toEqual(['authorization request', 'authorization response', 'token request']);
    expect(seen.cause).toBe('');
    await tab.closeDevtools();
    await tab.close();
  });

  test('keeps private windows apart', async () => {
    const before = await recorded();
    const tab = await driver.newPrivateTab('about:blank');
    await signIn(tab, lab, 'redirect');
    const own = await tab.openPanel();
    expect((await seenIn(own)).flows).toBe(1);
    await tab.closeDevtools();
    await tab.close();
    await until(async () => (await recorded()) === before, 'the private records to be gone');
  });

  test('records nothing while it is switched off, and goes on when it is switched on', async () => {
    await panel.click('[data-action="clear"]');
    await until(async () => (await recorded()) === 0, 'nothing to be recorded');
    await access.click('[data-action="capture"]');
    await signIn(driver.tab, lab, 'redirect');
    expect(await recorded()).toBe(0);
    await access.click('[data-action="capture"]');
    await signIn(driver.tab, lab, 'redirect');
    await until(async () => (await recorded()) >= 4, 'the sign-in to be recorded');
    expect((await seenIn(panel)).flows).toBe(2);
  });

  test('goes on with DevTools alone when access is taken back', async () => {
    await access.click('[data-action="take-back"]');
    await access.waitFor(`document.querySelector('[data-granted="none"]') !== null`);
    const before = await recorded();
    const seen = await signInSeen(driver.tab, panel, lab, 'redirect');
    expect(told(way('redirect'), seen)).toBe('all');
    expect(await recorded()).toBeLessThanOrEqual(before);
    expect((await rows(panel)).length).toBe(1);
  });
});

/** Notes in the panel which verdicts stand there, one after the other. */
function noteVerdicts(): void {
  const verdicts: string[] = [];
  Object.assign(window, { verdicts });
  new MutationObserver(() => {
    const row = document.querySelector<HTMLElement>('[data-flow][aria-selected="true"]');
    if (!row) return;
    const { status, cause } = row.dataset;
    const verdict = [status, cause, document.querySelector('[data-awaited]') && 'awaited'].filter(Boolean).join(' ');
    if (verdict !== verdicts.at(-1)) verdicts.push(verdict);
  }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
}
