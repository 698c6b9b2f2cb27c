// @ts-check
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { until } from '../wait.mjs';

/** @import { Browser } from 'puppeteer-core' */

/**
 * Gives the extension access to hosts.
 * @param {Browser} browser
 * @param {string} folder of the extension, ours to change
 * @param {string[]} patterns
 */
export async function grantHosts(browser, folder, patterns) {
  // No headless way answers the permission dialog, but what an extension of this id and folder was once given stays given.
  const manifest = path.join(folder, 'manifest.json');
  const text = await readFile(manifest, 'utf8');
  const { optional_host_permissions: _, ...rest } = JSON.parse(text);
  await writeFile(manifest, JSON.stringify({ ...rest, host_permissions: patterns }));
  await browser.installExtension(folder);
  await writeFile(manifest, text);
  await browser.installExtension(folder);
}

/**
 * Stops the extension's service worker, as the browser does when it is idle.
 * @param {Browser} browser
 * @param {string} extensionOrigin
 */
export async function stopBackground(browser, extensionOrigin) {
  const isOurs = (/** @type {import('puppeteer-core').Target} */ target) =>
    target.type() === 'service_worker' && target.url().startsWith(extensionOrigin);
  const running = browser.targets().filter(isOurs);
  for (const target of running) await (await target.worker())?.close();
  // An event may have started it anew by now.
  await until(() => !browser.targets().some((target) => running.includes(target)), 'the background to stop');
}

/**
 * Lets the extension into private windows; only chrome://extensions, with its developerPrivate, can switch that.
 * @param {Browser} browser
 * @param {string} extensionId
 */
export async function allowPrivateWindows(browser, extensionId) {
  const extensions = await browser.newPage();
  await extensions.goto('chrome://extensions');
  await extensions.evaluate(`(async () => {
    await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await chrome.developerPrivate.updateExtensionConfiguration({ extensionId: '${extensionId}', incognitoAccess: true });
  })()`);
  await extensions.close();
  // The switch starts the extension anew.
  const page = await browser.newPage();
  await until(async () => (await page.goto(`chrome-extension://${extensionId}/manifest.json`))?.ok(), 'the extension to be back');
  await page.close();
}
