// @ts-check
import { sleep } from './wait.mjs';

/** @import { View } from './driver.ts' */
/** @typedef {{ flow: string, status: string, cause: string }} Row one flow in the panel's list; `cause` is empty where nothing is wrong */

/**
 * The flows that the panel lists, from top to bottom.
 * @param {View} panel
 * @returns {Promise<Row[]>}
 */
export const rows = (panel) =>
  panel.evaluate(`[...document.querySelectorAll('[data-flow]')].map(({ dataset }) =>
    ({ flow: dataset.flow, status: dataset.status ?? '', cause: dataset.cause ?? '' }))`);

/**
 * The rows once there is one and none has changed for a second: Firefox tells its devtools of a request up to 0.4 s late.
 * @param {View} panel
 * @param {number} [ms]
 * @returns {Promise<Row[]>}
 */
export async function settledRows(panel, ms = 15_000) {
  const end = Date.now() + ms;
  let last = '';
  let since = Date.now();
  while (Date.now() < end) {
    const now = await rows(panel);
    const text = JSON.stringify(now);
    if (text !== last) since = Date.now();
    if (now.length > 0 && Date.now() - since > 1000) return now;
    last = text;
    await sleep(100);
  }
  throw new Error(`The panel's list did not settle in ${ms} ms: ${last}`);
}

/**
 * Opens a flow and returns its verdict, as one line.
 * @param {View} panel
 * @param {string} flow
 * @returns {Promise<string>}
 */
export async function openFlow(panel, flow) {
  await panel.click(`[data-flow=${JSON.stringify(flow)}]`);
  return (await panel.text('[data-verdict]')).replace(/\s+/g, ' ').trim();
}
