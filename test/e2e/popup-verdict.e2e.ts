import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLab } from '../../lab/server.mjs';
import { grantAll } from './capture/ways.mjs';
import { violations } from './support/axe.ts';
import type { BrowserName, Driver } from './support/driver.ts';
import { launch } from './support/launch.mjs';

const browsers: BrowserName[] = ['chromium', 'firefox'];

describe.each(browsers)('what the popup says of the tab under it in %s', (browser) => {
  let lab: Awaited<ReturnType<typeof startLab>>;
  let driver: Driver;
  beforeAll(async () => {
    lab = await startLab();
    driver = await launch({ browser, extension: path.resolve('dist', browser === 'firefox' ? 'firefox' : 'chrome') });
    await grantAll(driver);
  });
  afterAll(async () => {
    await driver?.close();
    await lab?.close();
  });

  const tabId = async () => {
    const access = await driver.openExtensionPage('access/access.html');
    const id = await access.evaluate<number>(
      `chrome.tabs.query({}).then((tabs) => tabs.find(({ url }) => url?.startsWith(${JSON.stringify(lab.appOrigin)}))?.id ?? -1)`,
    );
    await access.close();
    return id;
  };

  test.each([
    ['failed', 'redirect-uri-slash', 'The redirect_uri of the token request is not the one'],
    ['sound', 'none', 'Signed in'],
    ['incomplete', 'oidc-client-ts-state-lost', 'The code arrived'],
  ])('is that it is %s, without a violation in either theme', async (status, fault, sentence) => {
    const tab = await driver.newTab('about:blank');
    await tab.goto(lab.url(fault, { auto: true }));
    await tab.waitFor('document.documentElement.dataset.done', 20_000);
    const popup = await driver.openExtensionPage(`popup/popup.html?tab=${await tabId()}`);
    await popup.waitFor(`document.querySelector('[data-tab-verdict="${status}"]')`);
    expect(await popup.text('.this-tab')).toContain(sentence);
    for (const theme of ['light', 'dark'] as const) {
      await driver.setTheme(theme);
      expect(await violations(popup)).toEqual([]);
    }
    await popup.close();
    await tab.close();
  });

  test('is that there is nothing, without a violation', async () => {
    const popup = await driver.openExtensionPage('popup/popup.html?tab=99999');
    await popup.waitFor(`document.querySelector('[data-tab-verdict="none"]')`);
    expect(await violations(popup)).toEqual([]);
    await popup.close();
  });
});
