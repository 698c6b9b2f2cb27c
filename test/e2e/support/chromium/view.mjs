// @ts-check
import { expressionOf, until } from '../wait.mjs';

/** @import { Frame, Page } from 'puppeteer-core' */
/** @import { View } from '../driver.ts' */

/**
 * What a tab and the panel have in common.
 * @param {() => Frame} frame the document, looked up anew for each call
 * @param {Page} surface the page whose keyboard is used
 * @returns {Omit<View, 'screenshot' | 'resize'>}
 */
export function viewOf(frame, surface) {
  const found = (/** @type {string} */ selector) => until(() => frame().$(selector), selector);
  /** @type {View['evaluate']} */
  const evaluate = async (script, ...args) => /** @type {never} */ (await frame().evaluate(expressionOf(script, args)));
  /** @type {View['click']} */
  const click = async (selector) => {
    const element = await found(selector);
    const middle = await until(
      () =>
        element?.evaluate((node) => {
          node.scrollIntoView({ block: 'nearest', inline: 'nearest' });
          const { x, y, width, height } = node.getBoundingClientRect();
          return width > 0 && height > 0 && { x: x + width / 2, y: y + height / 2 };
        }),
      `${selector} to have a size`,
    );
    const mouse = { .../** @type {{ x: number, y: number }} */ (middle), button: /** @type {const} */ ('left'), clickCount: 1 };
    // To the frame's own process: through the front-end a click is lost while the frame's new place is not painted yet.
    const { client } = /** @type {{ client: import('puppeteer-core').CDPSession }} */ (/** @type {unknown} */ (frame()));
    await client.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...mouse });
    await client.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...mouse });
  };
  return {
    evaluate,
    waitFor: (script, ms) => until(() => evaluate(script), expressionOf(script), ms),
    click,
    async type(selector, text) {
      await click(selector);
      await surface.keyboard.type(text);
    },
    press: (key) => surface.keyboard.press(/** @type {never} */ (key)),
    async text(selector) {
      await found(selector);
      return evaluate(`document.querySelector(${JSON.stringify(selector)}).innerText`);
    },
  };
}
