// @ts-check
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { expressionOf, until } from './wait.mjs';

/** @import { Browser, Frame, Page } from 'puppeteer-core' */
/** @import { Driver, LaunchOptions, Tab, View } from './driver.ts' */

/**
 * What a tab and the panel have in common.
 * @param {() => Frame} frame the document, looked up anew for each call
 * @param {Page} surface the page whose keyboard is used
 * @returns {Omit<View, 'screenshot' | 'resize'>}
 */
function viewOf(frame, surface) {
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

/**
 * The panel inside the DevTools front-end, which is a page of its own.
 * @param {Page} devtools
 * @param {string} extensionOrigin
 * @returns {Promise<View>}
 */
async function selectPanel(devtools, extensionOrigin) {
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

/** What the button "Import HAR file" of the Network panel calls, run in the DevTools front-end, whose modules are private to it. */
const importHar = (/** @type {string} */ har) => `(async () => {
  const { ViewManager } = await import('./ui/legacy/legacy.js');
  await ViewManager.ViewManager.instance().showView('network');
  const { NetworkPanel } = await import('./panels/network/network.js');
  await NetworkPanel.NetworkPanel.instance().networkLogView.onLoadFromFile(new File([${JSON.stringify(har)}], 'shared.har'));
})()`;

/** The rows of the Network panel's table, once it has one for each request of the log. */
const networkRows = `(async () => {
  const { NetworkPanel } = await import('./panels/network/network.js');
  const { NetworkLog } = await import('./models/logs/logs.js');
  const requests = NetworkPanel.NetworkPanel.instance().networkLogView.flatNodesList().map((node) => node.request());
  if (requests.length === 0 || requests.length !== NetworkLog.NetworkLog.instance().requests().length) return undefined;
  return Promise.all(requests.map(async (request) => {
    const content = await request.requestContentData();
    return {
      method: request.requestMethod,
      url: request.url(),
      status: request.statusCode,
      sent: (await request.requestFormData()) ?? '',
      received: content.isTextContent ? content.text : '',
    };
  }));
})()`;

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

/**
 * @param {Browser} browser
 * @param {string} folder of the extension, ours to change
 * @param {() => Promise<void>} close
 * @param {{ headless: boolean, privateWindows: boolean }} options
 * @returns {Promise<Driver>}
 */
async function driverOf(browser, folder, close, { headless, privateWindows }) {
  const extensionId = await browser.installExtension(folder);
  const extensionOrigin = `chrome-extension://${extensionId}`;
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

  /**
   * @param {Page} page
   * @returns {Promise<Tab>}
   */
  async function tabOf(page) {
    pages.add(page);
    await paint(page);
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
        pages.add(opened);
        await until(() => opened.evaluate('typeof UI === "object"'), 'the DevTools front-end');
        await paint(opened);
        const panel = await selectPanel(opened, extensionOrigin);
        if (headless) await panel.resize(1200, 700);
        return panel;
      },
      async openInNetworkPanel(har) {
        const frontEnd = devtools;
        if (!frontEnd) throw new Error('openPanel() comes before openInNetworkPanel()');
        await frontEnd.evaluate(importHar(har));
        const rows = await until(() => frontEnd.evaluate(networkRows), 'the rows of the Network panel');
        return /** @type {import('./driver.ts').NetworkRow[]} */ (rows);
      },
      async crashPanel() {
        const target = browser.targets().find((candidate) => candidate.url().startsWith(`${extensionOrigin}/devtools/panel.html`));
        if (!target) throw new Error('openPanel() comes before crashPanel()');
        const session = await target.createCDPSession();
        const crashed = new Promise((resolve) => session.once('Inspector.targetCrashed', resolve));
        // There is nobody left to answer.
        void session.send('Page.crash').catch(() => {});
        await crashed;
      },
      async closeDevtools() {
        if (devtools) pages.delete(devtools);
        await devtools?.close();
        devtools = undefined;
      },
      async close() {
        pages.delete(page);
        await page.close();
      },
    };
  }

  async function newTab(/** @type {string} */ url) {
    const page = await browser.newPage();
    await page.goto(url);
    return tabOf(page);
  }

  /** Runs an expression in chrome://extensions, whose developerPrivate is the only way to what a user can switch there. */
  async function inExtensionsPage(/** @type {string} */ expression) {
    const page = await browser.newPage();
    await page.goto('chrome://extensions');
    await page.evaluate(expression);
    await page.close();
  }

  /** From a page of the extension, for no protocol opens a private window in which extensions run. */
  async function newPrivateTab(/** @type {string} */ url) {
    const page = await browser.newPage();
    await page.goto(`${extensionOrigin}/manifest.json`);
    const [target] = await Promise.all([
      browser.waitForTarget((candidate) => candidate.type() === 'page' && candidate.url() === 'about:blank#private'),
      page.evaluate("chrome.windows.create({ incognito: true, url: 'about:blank#private' })"),
    ]);
    await page.close();
    const tab = await tabOf(/** @type {Page} */ (await target.page()));
    await tab.goto(url);
    return tab;
  }

  if (privateWindows) {
    await inExtensionsPage(`(async () => {
      await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      await chrome.developerPrivate.updateExtensionConfiguration({ extensionId: '${extensionId}', incognitoAccess: true });
    })()`);
    // The switch starts the extension anew.
    const page = await browser.newPage();
    await until(async () => (await page.goto(`${extensionOrigin}/manifest.json`))?.ok(), 'the extension to be back');
    await page.close();
  }
  const first = (await browser.pages())[0] ?? (await browser.newPage());
  const tab = await tabOf(first);
  /** @type {View | undefined} */
  let panel;
  return {
    browser: 'chromium',
    version: await browser.version(),
    extensionOrigin,
    tab,
    goto: tab.goto,
    evaluateInPage: tab.evaluate,
    async openPanel() {
      panel = await tab.openPanel();
      return panel;
    },
    get panel() {
      if (!panel) throw new Error('openPanel() comes before panel');
      return panel;
    },
    newTab,
    newPrivateTab,
    openExtensionPage: (path) => newTab(`${extensionOrigin}/${path}`),
    async setTheme(wanted) {
      theme = wanted;
      for (const page of pages) await paint(page);
    },
    async grantHosts(patterns) {
      // No headless way answers the permission dialog, but what an extension of this id and folder was once given stays given.
      const manifest = path.join(folder, 'manifest.json');
      const text = await readFile(manifest, 'utf8');
      const { optional_host_permissions: _, ...rest } = JSON.parse(text);
      await writeFile(manifest, JSON.stringify({ ...rest, host_permissions: patterns }));
      await browser.installExtension(folder);
      await writeFile(manifest, text);
      await browser.installExtension(folder);
    },
    async stopBackground() {
      const isOurs = (/** @type {import('puppeteer-core').Target} */ target) =>
        target.type() === 'service_worker' && target.url().startsWith(extensionOrigin);
      const running = browser.targets().filter(isOurs);
      for (const target of running) await (await target.worker())?.close();
      // An event may have started it anew by now.
      await until(() => !browser.targets().some((target) => running.includes(target)), 'the background to stop');
    },
    closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
    close,
  };
}
