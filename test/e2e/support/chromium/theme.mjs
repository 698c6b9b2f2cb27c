// @ts-check

/** @import { Page } from 'puppeteer-core' */

/** The light or dark that every page of the browser has, also those that are opened later. */
export function themeOfPages() {
  /** @type {Set<Page>} */
  const pages = new Set();
  /** @type {'dark' | 'light' | undefined} */
  let theme;
  const paint = async (/** @type {Page} */ page) => {
    if (theme) await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    if (theme && page.url().startsWith('devtools:'))
      await page.evaluate(`import('./core/common/common.js').then(({ Settings }) =>
        Settings.Settings.instance().moduleSetting('ui-theme').set(${JSON.stringify(theme === 'dark' ? 'dark' : 'default')}))`);
  };
  return {
    async add(/** @type {Page} */ page) {
      pages.add(page);
      await paint(page);
    },
    remove: (/** @type {Page} */ page) => pages.delete(page),
    async set(/** @type {'dark' | 'light'} */ wanted) {
      theme = wanted;
      for (const page of pages) await paint(page);
    },
  };
}
