// @ts-check
import { until } from '../wait.mjs';
import { viewOf } from './view.mjs';

/** @import { Page } from 'puppeteer-core' */
/** @import { View } from '../driver.ts' */

/**
 * The panel inside the DevTools front-end, which is a page of its own.
 * @param {Page} devtools
 * @param {string} extensionOrigin
 * @returns {Promise<View>}
 */
export async function selectPanel(devtools, extensionOrigin) {
  // The front-end's own modules; private to it, but there is no other way to a panel by name.
  await until(
    () =>
      devtools.evaluate(`(async () => {
        const { DockController, InspectorView, ViewManager } = await import('./ui/legacy/legacy.js');
        const id = InspectorView.InspectorView.instance().tabbedPane.tabIds().find((id) => id.startsWith(${JSON.stringify(extensionOrigin)}));
        if (id) DockController.DockController.instance().setDockSide('bottom');
        if (id) await ViewManager.ViewManager.instance().showView(id);
        return Boolean(id);
      })()`),
    'the panel in DevTools',
  );
  const frame = () => {
    const panel = devtools.frames().find((candidate) => candidate.url().startsWith(`${extensionOrigin}/devtools/panel.html`));
    if (!panel) throw new Error('The panel is gone');
    return panel;
  };
  await until(() => frame().evaluate('document.readyState === "complete"'), 'the panel document');
  const element = async () => /** @type {import('puppeteer-core').ElementHandle<Element>} */ (await frame().frameElement());
  return {
    ...viewOf(frame, devtools),
    async screenshot(path) {
      const clip = await (await element()).boundingBox();
      await devtools.screenshot({ path, ...(clip ? { clip } : {}) });
    },
    async resize(width, height) {
      await devtools.evaluate(`import('./panels/emulation/emulation.js').then(({ AdvancedApp }) =>
        AdvancedApp.AdvancedApp.instance().rootSplitWidget.setSidebarSize(${height + 100}))`);
      await (await element()).evaluate(
        (iframe, style) => iframe.setAttribute('style', style),
        `flex: none; align-self: start; width: ${width}px; height: ${height}px`,
      );
      await until(() => frame().evaluate(`innerWidth === ${width} && innerHeight === ${height}`), `a panel of ${width} × ${height}`);
      const painted = 'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))';
      await frame().evaluate(painted);
      await devtools.evaluate(painted);
    },
  };
}
