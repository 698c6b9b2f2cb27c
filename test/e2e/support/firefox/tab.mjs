// @ts-check
import { writeFile } from 'node:fs/promises';
import { expressionOf, until } from '../wait.mjs';
import { keyActions, keys } from './keys.mjs';
import { panelOf } from './panel.mjs';
import * as toolbox from './toolbox.mjs';

/** @import { Tab, View } from '../driver.ts' */

const panelTitle = 'PKCE Inspector';

/** A page that leaves for another application's scheme may never load, as Marionette sees it: what it shows is for the caller to wait for. */
const unlessItLeft = (/** @type {Error} */ error) => {
  if (!/Navigation timed out/.test(error.message)) throw error;
};

/**
 * A tab, with the toolbox that is opened on it.
 * @param {import('./contexts.mjs').Contexts} contexts
 * @param {string} handle
 * @param {boolean} headless
 * @returns {Tab}
 */
export function tabOf(contexts, handle, headless) {
  const { inBrowser, inTab } = contexts;
  /** @type {View['evaluate']} */
  const evaluate = (script, ...args) =>
    inTab(
      handle,
      async (send) => (await send('WebDriver:ExecuteScript', { script: `return (${expressionOf(script, args)})`, args: [] })).value,
    );
  const find = (/** @type {string} */ selector) =>
    until(
      () => inTab(handle, async (send) => (await send('WebDriver:FindElement', { using: 'css selector', value: selector })).value),
      selector,
    );
  const withElement = async (/** @type {string} */ selector, /** @type {string} */ command, parameters = {}) => {
    const element = await find(selector);
    return inTab(handle, (send) => send(command, { id: Object.values(element)[0], ...parameters }), true);
  };
  /** @type {number | undefined} */
  let browserId;
  const ownBrowserId = async () => {
    if (browserId) return browserId;
    await inTab(handle, async () => {}, true);
    browserId = /** @type {number} */ (await inBrowser('return gBrowser.selectedBrowser.browserId'));
    return browserId;
  };
  return {
    evaluate,
    waitFor: (script, ms) => until(() => evaluate(script), expressionOf(script), ms),
    goto: (url) => inTab(handle, (send) => send('WebDriver:Navigate', { url })).catch(unlessItLeft),
    click: (selector) => withElement(selector, 'WebDriver:ElementClick'),
    type: (selector, text) => withElement(selector, 'WebDriver:ElementSendKeys', { text }),
    press: (key) => inTab(handle, (send) => send('WebDriver:PerformActions', { actions: [keyActions([keys[key] ?? key])] }), true),
    text: async (selector) => (await withElement(selector, 'WebDriver:GetElementText')).value,
    async screenshot(file) {
      const { value } = await inTab(handle, (send) => send('WebDriver:TakeScreenshot', { full: false, hash: false }), true);
      await writeFile(file, Buffer.from(value, 'base64'));
    },
    resize: async (width, height) => inBrowser(toolbox.resizeTab, await ownBrowserId(), width, height),
    async openPanel() {
      const toolId = await inBrowser(toolbox.openPanel, await ownBrowserId(), panelTitle, 650);
      const panel = panelOf(contexts, await ownBrowserId(), toolId);
      await panel.waitFor('document.readyState === "complete"');
      if (headless) await panel.resize(1200, 700);
      return panel;
    },
    async openInNetworkPanel(har) {
      const browserId = await ownBrowserId();
      await inBrowser(toolbox.importHar, browserId, har);
      return until(() => inBrowser(toolbox.networkRows, browserId), 'the rows of the Network panel');
    },
    crashPanel: () => Promise.reject(new Error('No way to crash a panel of Firefox')),
    async closeDevtools() {
      await inBrowser(toolbox.closeToolbox, await ownBrowserId());
    },
    close: () =>
      inTab(handle, async (send) => {
        // The browser's own window is asked through the session's, which must not be one that is gone.
        const [other] = await send('WebDriver:CloseWindow');
        await send('WebDriver:SwitchToWindow', { handle: other, focus: true });
      }),
  };
}
