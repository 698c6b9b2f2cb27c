// @ts-check
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { driverOf } from './driver.mjs';

/** @import { Browser } from 'puppeteer-core' */
/** @import { Driver, LaunchOptions } from '../driver.ts' */

/**
 * @param {LaunchOptions & { executable: string }} options
 * @returns {Promise<Driver>}
 */
export async function launchChromium({ executable, extension, headless = true, privateWindows = false, downloads, args = [] }) {
  const root = process.getuid?.() === 0;
  /** @type {Browser} */
  const browser = await puppeteer.launch({
    executablePath: executable,
    headless,
    pipe: true,
    enableExtensions: true,
    defaultViewport: null,
    // Larger than every view: what lies outside the real window gets no click.
    args: [
      ...(headless ? ['--window-size=1920,1600'] : []),
      ...(root ? ['--no-sandbox'] : []),
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      ...args,
    ],
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'pkce-inspector-extension-'));
  const close = async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await cp(extension, folder, { recursive: true });
    if (downloads) {
      const session = await browser.target().createCDPSession();
      await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: path.resolve(downloads) });
    }
    return await driverOf(browser, folder, close, { headless, privateWindows });
  } catch (error) {
    await close();
    throw error;
  }
}
