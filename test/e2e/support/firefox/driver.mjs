// @ts-check
import path from 'node:path';
import { contextsOf } from './contexts.mjs';
import { grantHosts, stopBackground } from './extension.mjs';
import { tabOf } from './tab.mjs';
import { setTheme } from './toolbox.mjs';

/** @import { Driver, View } from '../driver.ts' */

/**
 * @param {Awaited<ReturnType<typeof import('./marionette.mjs').connectMarionette>>} connection
 * @param {{ extension: string, headless: boolean, privateWindows: boolean, closed: Promise<void>, stop: () => Promise<void> }} options
 * @returns {Promise<Driver>}
 */
export async function driverOf({ exclusively }, { extension, headless, privateWindows, closed, stop }) {
  const contexts = contextsOf(exclusively);
  const { inBrowser } = contexts;
  const session = await exclusively((send) => send('WebDriver:NewSession', { acceptInsecureCerts: true, timeouts: { pageLoad: 10_000 } }));
  const installed = await exclusively((send) =>
    send('Addon:Install', { path: path.resolve(extension), temporary: true, allowPrivateBrowsing: privateWindows }),
  );
  const id = installed.value;
  const extensionOrigin = `moz-extension://${await inBrowser('return WebExtensionPolicy.getByID(arguments[0]).mozExtensionHostname', id)}`;

  async function open(/** @type {string} */ url, /** @type {object} */ kind) {
    const { handle } = await exclusively(async (send) => {
      await send('Marionette:SetContext', { value: 'content' });
      return send('WebDriver:NewWindow', { focus: true, ...kind });
    });
    const tab = tabOf(contexts, handle, headless);
    await tab.goto(url);
    return tab;
  }
  const newTab = (/** @type {string} */ url) => open(url, { type: 'tab' });

  const { value: first } = await exclusively(async (send) => {
    await send('Marionette:SetContext', { value: 'content' });
    await send('WebDriver:SetWindowRect', { width: 1280, height: 1000 });
    return send('WebDriver:GetWindowHandle');
  });
  const tab = tabOf(contexts, first, headless);
  /** @type {View | undefined} */
  let panel;
  return {
    browser: 'firefox',
    version: `Firefox/${session.capabilities.browserVersion}`,
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
    newPrivateTab: (url) => open(url, { type: 'window', private: true }),
    openExtensionPage: (page) => newTab(`${extensionOrigin}/${page}`),
    setTheme: (theme) => inBrowser(setTheme, theme === 'dark'),
    grantHosts: (patterns) => inBrowser(grantHosts, id, patterns),
    stopBackground: () => inBrowser(stopBackground, id),
    closed,
    close: stop,
  };
}
