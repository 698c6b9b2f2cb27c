// @ts-check
import { findBrowser } from '../../../scripts/setup.mjs';
import { launchChromium } from './chromium/launch.mjs';
import { launchFirefox } from './firefox/launch.mjs';

/** @import { Driver, LaunchOptions } from './driver.ts' */

/**
 * Starts a browser with a fresh profile and the extension installed.
 * @param {LaunchOptions} options
 * @returns {Promise<Driver>}
 */
export async function launch(options) {
  const executable = options.executable ?? findBrowser(options.browser);
  if (!executable) throw new Error(`No ${options.browser} found: run "node scripts/setup.mjs", or name it in CHROME_PATH or FIREFOX_PATH`);
  return (options.browser === 'firefox' ? launchFirefox : launchChromium)({ ...options, executable });
}
