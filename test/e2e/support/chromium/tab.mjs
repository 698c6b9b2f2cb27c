// @ts-check
import { until } from '../wait.mjs';
import { importHar, networkRows } from './network-panel.mjs';
import { selectPanel } from './panel.mjs';
import { viewOf } from './view.mjs';

/** @import { Page } from 'puppeteer-core' */
/** @import { Tab } from '../driver.ts' */

/**
 * A tab, with the DevTools that are opened on it.
 * @param {Page} page
 * @param {{ extensionOrigin: string, headless: boolean, theme: ReturnType<typeof import('./theme.mjs').themeOfPages> }} given
 * @returns {Promise<Tab>}
 */
export async function tabOf(page, { extensionOrigin, headless, theme }) {
  await theme.add(page);
  if (headless) await page.setViewport({ width: 1280, height: 900 });
  /** @type {Page | undefined} */
  let devtools;
  return {
    ...viewOf(() => page.mainFrame(), page),
    async goto(url) {
      await page.goto(url);
    },
    async screenshot(path) {
      await page.screenshot({ path });
    },
    resize: (width, height) => page.setViewport({ width, height }),
    async openPanel() {
      const opened = devtools ?? (await page.openDevTools());
      devtools = opened;
      await until(() => opened.evaluate('typeof UI === "object"'), 'the DevTools front-end');
      await theme.add(opened);
      const panel = await selectPanel(opened, extensionOrigin);
      if (headless) await panel.resize(1200, 700);
      return panel;
    },
    async openInNetworkPanel(har) {
      const frontEnd = devtools;
      if (!frontEnd) throw new Error('openPanel() comes before openInNetworkPanel()');
      await frontEnd.evaluate(importHar(har));
      const rows = await until(() => frontEnd.evaluate(networkRows), 'the rows of the Network panel');
      return /** @type {import('../driver.ts').NetworkRow[]} */ (rows);
    },
    async crashPanel() {
      const target = page
        .browser()
        .targets()
        .find((candidate) => candidate.url().startsWith(`${extensionOrigin}/devtools/panel.html`));
      if (!target) throw new Error('openPanel() comes before crashPanel()');
      const session = await target.createCDPSession();
      const crashed = new Promise((resolve) => session.once('Inspector.targetCrashed', resolve));
      // There is nobody left to answer.
      void session.send('Page.crash').catch(() => {});
      await crashed;
    },
    async closeDevtools() {
      if (devtools) theme.remove(devtools);
      await devtools?.close();
      devtools = undefined;
    },
    async close() {
      theme.remove(page);
      await page.close();
    },
  };
}
