// @ts-check
import { allowPrivateWindows, grantHosts, stopBackground } from './extension.mjs';
import { tabOf } from './tab.mjs';
import { themeOfPages } from './theme.mjs';

/** @import { Browser, Page } from 'puppeteer-core' */
/** @import { Driver, View } from '../driver.ts' */

/**
 * @param {Browser} browser
 * @param {string} folder of the extension, ours to change
 * @param {() => Promise<void>} close
 * @param {{ headless: boolean, privateWindows: boolean }} options
 * @returns {Promise<Driver>}
 */
export async function driverOf(browser, folder, close, { headless, privateWindows }) {
  const extensionId = await browser.installExtension(folder);
  const extensionOrigin = `chrome-extension://${extensionId}`;
  const theme = themeOfPages();
  const asTab = (/** @type {Page} */ page) => tabOf(page, { extensionOrigin, headless, theme });

  async function newTab(/** @type {string} */ url) {
    const page = await browser.newPage();
    await page.goto(url);
    return asTab(page);
  }

  /** From a page of the extension, for no protocol opens a private window in which extensions run. */
  async function newPrivateTab(/** @type {string} */ url) {
    const page = await browser.newPage();
    await page.goto(`${extensionOrigin}/manifest.json`);
    const [target] = await Promise.all([
      browser.waitForTarget((candidate) => candidate.type() === 'page' && candidate.url() === 'about:blank#private'),
      page.evaluate("chrome.windows.create({ incognito: true, url: 'about:blank#private' })"),
    ]);
    await page.close();
    const tab = await asTab(/** @type {Page} */ (await target.page()));
    await tab.goto(url);
    return tab;
  }

  if (privateWindows) await allowPrivateWindows(browser, extensionId);
  const first = (await browser.pages())[0] ?? (await browser.newPage());
  const tab = await asTab(first);
  /** @type {View | undefined} */
  let panel;
  return {
    browser: 'chromium',
    version: await browser.version(),
    extensionOrigin,
    tab,
    goto: tab.goto,
    evaluateInPage: tab.evaluate,
    async openPanel() {
      panel = await tab.openPanel();
      return panel;
    },
    get panel() {
      if (!panel) throw new Error('openPanel() comes before panel');
      return panel;
    },
    newTab,
    newPrivateTab,
    openExtensionPage: (path) => newTab(`${extensionOrigin}/${path}`),
    setTheme: theme.set,
    grantHosts: (patterns) => grantHosts(browser, folder, patterns),
    stopBackground: () => stopBackground(browser, extensionOrigin),
    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
    close,
  };
}
