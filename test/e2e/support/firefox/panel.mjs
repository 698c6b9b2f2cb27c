// @ts-check
import { writeFile } from 'node:fs/promises';
import { expressionOf, until } from '../wait.mjs';
import { keyActions, keys } from './keys.mjs';
import { evaluateInPanel, panelOffset, panelPicture, resizePanel } from './toolbox-panel.mjs';

/** @import { View } from '../driver.ts' */

/**
 * The panel in the toolbox of a tab.
 * @param {import('./contexts.mjs').Contexts} contexts
 * @param {number} browserId of the tab
 * @param {string} toolId
 * @returns {View}
 */
export function panelOf({ exclusively, inBrowser }, browserId, toolId) {
  /** @type {View['evaluate']} */
  const evaluate = (script, ...args) => inBrowser(evaluateInPanel, browserId, toolId, expressionOf(script, args));
  /** @type {View['waitFor']} */
  const waitFor = (script, ms) => until(() => evaluate(script), expressionOf(script), ms);
  const perform = (/** @type {object[]} */ ...actions) =>
    exclusively(async (send) => {
      await send('Marionette:SetContext', { value: 'chrome' });
      await send('WebDriver:PerformActions', { actions });
      await send('WebDriver:ReleaseActions');
    });
  /** @type {View['click']} */
  const click = async (selector) => {
    const middle = await waitFor(`(() => {
      const element = document.querySelector(${JSON.stringify(selector)});
      element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { x, y, width, height } = element?.getBoundingClientRect() ?? {};
      return width && height && { x: x + width / 2, y: y + height / 2 };
    })()`).catch((/** @type {Error} */ error) => {
      throw new Error(`${selector} cannot be clicked. ${error.message}`);
    });
    const { x, y } = /** @type {{ x: number, y: number }} */ (middle);
    const offset = await inBrowser(panelOffset, browserId, toolId);
    const move = { type: 'pointerMove', x: Math.floor(offset.x + x), y: Math.floor(offset.y + y) };
    await perform({
      type: 'pointer',
      id: 'mouse',
      actions: [move, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }],
    });
  };
  return {
    evaluate,
    waitFor,
    click,
    async type(selector, text) {
      await click(selector);
      await perform(keyActions(text));
    },
    press: (key) => perform(keyActions([keys[key] ?? key])),
    async text(selector) {
      const found = `document.querySelector(${JSON.stringify(selector)})`;
      await waitFor(`Boolean(${found})`);
      return evaluate(`${found}.innerText`);
    },
    async screenshot(file) {
      await writeFile(file, Buffer.from(await inBrowser(panelPicture, browserId, toolId), 'base64'));
    },
    resize: (width, height) => inBrowser(resizePanel, browserId, toolId, width, height),
  };
}
